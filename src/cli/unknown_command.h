#pragma once

#include <optional>

#include <CLI/CLI.hpp>

#include "copydesk/result.h"

namespace copydesk::cli {

/// After a failed parse: what is wrong with the first word, if that is no command. It may be a mistyped command, or a
/// file that somebody wants checked.
[[nodiscard]] std::optional<Error> unknown_command(const CLI::App& app, int argc, char** argv);

}  // namespace copydesk::cli
