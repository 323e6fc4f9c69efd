#include <iostream>
#include <memory>
#include <optional>

#include "serve/http/http_server.h"
#include "servers.h"
#include "settings.h"
#include <fmt/format.h>

namespace copydesk::cli {
namespace {

constexpr std::size_t kilobyte = 1024;

struct ServeCommand {
  serve::HttpServerOptions server = {};
  std::string config = {};
  std::size_t longest_text = 1024;  // KB
  unsigned request_seconds = 10;
};

/// Texts lie in no folder: only a configuration that is named holds.
Result<ArticleConfig> configuration(const ServeCommand& command, const DataOptions& data, const Engine& engine) {
  if (command.config.empty()) return ArticleConfig{.settings = std::make_shared<const Settings>(default_settings())};
  return ConfigFinder(config_options({.file = command.config}, data, engine)).find("-");
}

Result<int> run(ServeCommand command, const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  auto config = configuration(command, data, *engine);
  if (!config) return tl::unexpected(config.error());
  auto houses = serve::Houses::make(std::move(*config));
  if (!houses) return tl::unexpected(houses.error());
  const auto longest_text = command.longest_text * kilobyte;
  // A text of the longest size with every byte as %XX or \uXXXX, and the rest of the request.
  constexpr std::size_t widest = 6, rest = 64;
  command.server.longest_body = widest * longest_text + rest * kilobyte;
  command.server.request_time = std::chrono::seconds(command.request_seconds);
  serve::Service service(*engine, std::move(*houses), COPYDESK_VERSION, longest_text);
  const auto done = serve::serve_http(service, command.server, COPYDESK_VERSION, [](const std::string& url) {
    std::cerr << fmt::format("copydesk: serving on {} (Ctrl-C ends it)\n", url);
  });
  if (!done) return tl::unexpected(done.error());
  return clean;
}

}  // namespace

void add_serve_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("serve", "Serve programs over HTTP, LanguageTool's clients among them");
  command->footer(
      "POST /v2/check and GET /v2/languages answer as LanguageTool does; /v1/check, /v1/fix and /v1/clean take JSON;\n"
      "/healthz and /metrics are for monitoring. See docs/server.md. SIGTERM and Ctrl-C end it when the requests in\n"
      "work are answered.");
  auto options = std::make_shared<ServeCommand>();
  auto& server = options->server;
  command->add_option("--host", server.host, "Address to listen on; 127.0.0.1 is reached from this machine alone")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_option("-p,--port", server.port, "Port; 0 means any that is free, and standard error tells which")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("-j,--jobs", server.threads, "Threads that work on texts; 0 means one per processor")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--config", options->config, "The copydesk.json that holds for all texts")->type_name("FILE");
  command->add_option("--max-text", options->longest_text, "Longest text in KB; longer ones are refused (413)")
      ->type_name("KB")
      ->check(CLI::Range(1, 64 * 1024))
      ->capture_default_str();
  command->add_option("--max-waiting", server.most_waiting, "Requests that may wait; more are told to come back (503)")
      ->type_name("N")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command
      ->add_option("--timeout", options->request_seconds,
                   "Time for a request to arrive (408), and to wait for its turn (503)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command
      ->add_option("--allow-origin", server.allow_origin,
                   "Web pages that may read the answers: an origin, or * for all")
      ->type_name("ORIGIN");
  command->callback([options, &data, &exit_code] {
    const auto ended = run(*options, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
