#include "unknown_command.h"

#include <filesystem>
#include <string>
#include <string_view>

#include "command_tree.h"
#include <fmt/format.h>

#include "copydesk/text/letter_distance.h"

namespace copydesk::cli {
namespace {

constexpr std::size_t most_slips = 2;  // letters of a mistyped command

/// The command that is closest to a word, if any is near.
std::string nearest(const CLI::App& app, std::string_view word) {
  std::string best;
  auto least = most_slips + 1;
  for (const auto& command : command_tree(app).commands) {
    const auto distance = letter_distance(command.name(), word);
    if (distance >= least) continue;
    least = distance;
    best = command.name();
  }
  return best;
}

}  // namespace

std::optional<Error> unknown_command(const CLI::App& app, int argc, char** argv) {
  if (!app.get_subcommands().empty() || argc < 2) return std::nullopt;
  const std::string word = argv[1];
  if (word.empty() || word.starts_with('-')) return std::nullopt;
  std::error_code ignored;
  auto remedy = "copydesk --help lists them";
  Error error{.where = word, .message = "there is no such command", .remedy = remedy};
  if (std::filesystem::exists(word, ignored)) {
    error.remedy = fmt::format("to check that file: copydesk check {}", word);
  } else if (const auto meant = nearest(app, word); !meant.empty()) {
    error.remedy = fmt::format("did you mean {}? {}", meant, remedy);
  }
  return error;
}

}  // namespace copydesk::cli
