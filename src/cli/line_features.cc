#include <iostream>

#include "command.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/lines/line_model.h"

namespace copydesk::cli {
namespace {

// One page a line in, its lines' figures out: {"names"} first, then {"id", "spans", "rows"} for each page.
Result<int> run(const DataOptions& data) {
  auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  sources->line_figures_only = true;
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  if (engine->line_model() == nullptr) return fail("lines", "the data of the line model are nowhere to be found");
  if (auto done = print(nlohmann::json{{"names", LineModel::figure_names()}}.dump() + "\n"); !done)
    return tl::unexpected(done.error());
  LineModel::Scratch scratch;
  std::vector<Span> lines;
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    const auto page = nlohmann::json::parse(line, nullptr, false);
    if (!page.is_object() || !page.contains("text") || !page["text"].is_string())
      return fail(fmt::format("line {}", number), "is no JSON object with a “text”");
    const auto figures = engine->line_model()->figures(page["text"].get_ref<const std::string&>(), scratch, lines);
    const auto count = LineModel::figure_names().size();
    std::string out = "{\"id\":" + page.value("id", nlohmann::json()).dump() + ",\"spans\":[";
    for (std::size_t i = 0; i < lines.size(); ++i)
      out += fmt::format("{}[{},{}]", i == 0 ? "" : ",", lines[i].begin, lines[i].end);
    out += "],\"rows\":[";
    for (std::size_t i = 0; i < figures.size(); ++i)
      out += fmt::format("{}{:.7g}{}",
                         i % count != 0 ? ","
                         : i == 0       ? "["
                                        : ",[",
                         figures[i], (i + 1) % count == 0 ? "]" : "");
    if (auto done = print(out + "]}\n"); !done) return tl::unexpected(done.error());
  }
  return clean;
}

}  // namespace

void add_line_features_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command =
      app.add_subcommand("line-features", "The figures that the line model reads, for tools/train_boilerplate");
  command->group("");  // not in the help
  command->callback([&data, &exit_code] {
    const auto ended = run(data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
