#include <array>
#include <cerrno>
#include <memory>
#include <unistd.h>

#include "serve/lsp/language_server.h"
#include "servers.h"
#include "settings.h"

namespace copydesk::cli {
namespace {

struct LspCommand {
  std::string severity = {};  // empty: as configured
  ConfigChoice config = {};
  bool stdio = false;
};

std::size_t read_standard_input(std::span<char> buffer) {
  while (true) {
    const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return 0;
  }
}

Result<int> run(const LspCommand& command, const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  serve::ArticleOptions options{.config = config_options(command.config, data, *engine),
                                .no_config = command.config.none,
                                .lowest = parse_severity(command.severity)};
  // An editor that has gone away closes standard input too, which ends the server.
  const auto write = [](std::string_view bytes) { static_cast<void>(print(bytes)); };
  return serve::run_language_server(*engine, std::move(options), COPYDESK_VERSION, read_standard_input, write);
}

}  // namespace

void add_lsp_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command =
      app.add_subcommand("lsp", "Serve an editor: the Language Server Protocol on standard input and output");
  command->footer(
      "How to set up Neovim, VS Code, Helix and Emacs: docs/editors.md.\n"
      "Exit codes: 0 the editor has ended the session, 1 it went away without, 2 the tool could not do its job.");
  auto options = std::make_shared<LspCommand>();
  command
      ->add_option("--severity", options->severity,
                   "Lowest severity shown; warning where copydesk.json does not say otherwise")
      ->check(CLI::IsMember({"error", "warning", "advice"}))
      ->type_name("WORD");
  add_config_options(*command, options->config);
  command->add_flag("--stdio", options->stdio, "Standard input and output, as always: some editors give this option");
  command->callback([options, &data, &exit_code] {
    const auto ended = run(*options, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
