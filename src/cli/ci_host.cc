#include "ci_host.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <fmt/format.h>

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

// GitHub refuses a step's whole summary when it is longer.
constexpr std::uintmax_t longest_summary = 1024UL * 1024;

std::string variable(const char* name) {
  const auto* value = std::getenv(name);
  return value != nullptr ? value : "";
}

}  // namespace

std::string path_in_repository(const std::string& path) {
  if (path == "-") return path;
  for (const auto* name : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"}) {
    const auto root = variable(name);
    if (root.empty()) continue;
    std::error_code ignored;
    // Not canonical: a link is the file that the repository has.
    const auto relative =
        fs::absolute(path, ignored).lexically_normal().lexically_relative(fs::path(root).lexically_normal());
    if (!relative.empty() && *relative.begin() != ".." && *relative.begin() != ".") return relative.string();
  }
  return path;
}

Result<void> add_step_summary(std::span<const CheckedDocument> documents, const ReportContext& context) {
  const auto file = variable("GITHUB_STEP_SUMMARY");
  if (file.empty()) return {};
  std::error_code missing;
  const auto there = fs::file_size(file, missing);  // of earlier commands of the step
  const auto used = missing ? 0 : std::min(there, longest_summary);
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << markdown_report(documents, context, {.clean_documents = false, .most_bytes = longest_summary - used});
  out.flush();
  if (!out) return fail(file, "cannot be written", "it is where $GITHUB_STEP_SUMMARY leads: unset it elsewhere");
  return {};
}

std::string random_word() {
  std::random_device random;
  return fmt::format("copydesk-{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

}  // namespace copydesk::cli
