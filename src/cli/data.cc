#include <cstdlib>
#include <system_error>

#include "command.h"

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

fs::path program_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

std::vector<fs::path> data_folders() {
  if (const auto* folder = std::getenv("COPYDESK_DATA"); folder != nullptr && *folder != '\0') return {folder};
  return {program_folder() / "share/copydesk", program_folder() / "../share/copydesk", COPYDESK_BUILD_DATA};
}

}  // namespace

fs::path find_profiles() {
  for (const auto& folder : data_folders()) {
    if (is_there(folder / "profiles")) return folder / "profiles";
  }
  return is_there(COPYDESK_SOURCE_PROFILES) ? COPYDESK_SOURCE_PROFILES : "";
}

Result<EngineOptions> find_data(const DataOptions& options) {
  const auto folders = data_folders();
  EngineOptions found;
  found.lexicon = options.lexicon;
  found.rules.assign(options.rules.begin(), options.rules.end());
  for (const auto& folder : folders) {
    if (found.lexicon.empty() && is_there(folder / "lexicon.bin")) found.lexicon = folder / "lexicon.bin";
    if (found.rules.empty() && is_there(folder / "rules")) found.rules = {folder / "rules"};
    if (found.lines.empty() && is_there(folder / "lines")) found.lines = folder / "lines";
    if (found.compiled_rules.empty() && is_there(folder / "rules.bin")) found.compiled_rules = folder / "rules.bin";
  }
  if (found.rules.empty() && std::getenv("COPYDESK_DATA") == nullptr && is_there(COPYDESK_SOURCE_RULES))
    found.rules = {COPYDESK_SOURCE_RULES};
  if (found.lines.empty() && std::getenv("COPYDESK_DATA") == nullptr && is_there(COPYDESK_SOURCE_LINES))
    found.lines = COPYDESK_SOURCE_LINES;
  const auto remedy = [&](std::string_view option) {
    return std::string("looked in ") + folders.front().string() + (folders.size() > 1 ? " and other places" : "") +
           "; install copydesk, set COPYDESK_DATA, or give " + std::string(option);
  };
  if (found.lexicon.empty())
    return fail("lexicon.bin", "the compiled lexicon is nowhere to be found", remedy("--lexicon FILE"));
  if (found.rules.empty()) return fail("rules", "no rule packs are to be found", remedy("--rules PATH"));
  found.rules.insert(found.rules.end(), options.add_rules.begin(), options.add_rules.end());
  return found;
}

Result<const Engine*> load_engine(const EngineOptions& options) {
  static const Engine* engine = nullptr;
  auto loaded = Engine::load(options);
  if (!loaded) return tl::unexpected(loaded.error());
  engine = new Engine(std::move(*loaded));
  return engine;
}

}  // namespace copydesk::cli
