#pragma once

#include "command.h"

namespace copydesk::cli {

/// The commands that stay and answer other programs; what they do is in src/serve.
void add_lsp_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_serve_command(CLI::App& app, const DataOptions& data, int& exit_code);

}  // namespace copydesk::cli
