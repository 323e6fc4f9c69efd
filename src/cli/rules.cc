#include <algorithm>
#include <filesystem>
#include <memory>

#include "command.h"
#include "rule_authoring.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk::cli {
namespace {

const RuleInfo* find(std::span<const RuleInfo> rules, std::string_view id) {
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const RuleInfo& r) { return r.id == id; });
  if (rule != rules.end()) return &*rule;
  complain(no_such_rule(rules, id));
  return nullptr;
}

std::vector<std::string> texts_of(const TextList& list) {
  return {list.begin(), list.end()};
}

Result<Engine> load(const DataOptions& data) {
  auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  return Engine::load(*sources);
}

int list(const DataOptions& data, const std::string& family, const std::string& format) {
  const auto engine = load(data);
  if (!engine) {
    complain(engine.error());
    return failed;
  }
  auto json = nlohmann::ordered_json::array();
  std::string text;
  for (const auto& rule : engine->rules()) {
    if (!family.empty() && rule.id.substr(0, rule.id.find('/')) != family) continue;
    if (format == "json") {
      json.push_back({{"id", rule.id},
                      {"severity", name(rule.severity)},
                      {"message", rule.message},
                      {"why", rule.why},
                      {"bad", texts_of(rule.bad)},
                      {"good", texts_of(rule.good)},
                      {"source", rule.source_file}});
    } else {
      text += fmt::format("{:<44} {:<8} {}\n", rule.id, name(rule.severity), general_message(rule));
    }
  }
  return print_and_exit(format == "json" ? json.dump(1) + "\n" : text, clean);
}

// Runs the examples of all rules, of the rule with an id, or of the rules in a pack of the user's.
int test(DataOptions data, std::string id) {
  std::error_code ignored;
  if (std::filesystem::exists(id, ignored)) {
    data.rules = {id};
    data.add_rules.clear();
    id.clear();
  }
  const auto engine = load(data);
  if (!engine) {
    complain(engine.error());
    return failed;
  }
  if (!id.empty() && find(engine->rules(), id) == nullptr) return failed;
  const auto failures = engine->test_examples(id.empty() ? std::optional<std::string_view>() : id);
  std::string text;
  for (const auto& failure : failures)
    text +=
        fmt::format("{}:{}: {}: {}\n    {}\n", failure.file, failure.line, failure.rule, failure.message, failure.text);
  std::size_t examples = 0, rules = 0;
  for (const auto& rule : engine->rules()) {
    if (!id.empty() && rule.id != id) continue;
    ++rules;
    examples += rule.bad.size() + rule.good.size();
  }
  text += fmt::format("{}, {}, {}\n", counted(rules, "rule"), counted(examples, "example"),
                      counted(failures.size(), "failure"));
  return print_and_exit(text, failures.empty() ? clean : findings);
}

int explain(const DataOptions& data, const std::string& id) {
  const auto engine = load(data);
  if (!engine) {
    complain(engine.error());
    return failed;
  }
  const auto* rule = find(engine->rules(), id);
  if (rule == nullptr) return failed;
  auto text = fmt::format("{}  ({}, confidence {:.0f} %)\n\n  {}\n\n{}\n\nIt speaks in:\n", rule->id,
                          name(rule->severity), 100 * rule->confidence, general_message(*rule), rule->why);
  for (const auto example : rule->bad) text += fmt::format("  ✗ {}\n", example);
  text += "\nIt is silent in:\n";
  for (const auto example : rule->good) text += fmt::format("  ✓ {}\n", example);
  text += fmt::format(
      "\nTo do without it: copydesk check --without {}\nTo keep one place as it is: write [sic] after the words.\n"
      "Defined in {}, line {}.\n",
      rule->id, rule->source_file, rule->source_line);
  return print_and_exit(text, clean);
}

}  // namespace

void add_rules_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("rules", "List, test, explain, try and write rules");
  command->require_subcommand(1);

  auto* list_command = command->add_subcommand("list", "All rules with severity and message");
  auto family = std::make_shared<std::string>();
  auto format = std::make_shared<std::string>("text");
  list_command->add_option("--family", *family,
                           "Only encoding, spelling, name, entity, garble, boilerplate, structure or style");
  list_command->add_option("--format", *format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  list_command->callback([=, &data, &exit_code] { exit_code = list(data, *family, *format); });

  auto* test_command = command->add_subcommand("test", "Run the examples of all rules, of one, or of a pack of yours");
  auto tested = std::make_shared<std::string>();
  test_command->add_option("RULE|PACK", *tested, "Id of a rule, or a rule pack (file or folder)");
  test_command->callback([=, &data, &exit_code] { exit_code = test(data, *tested); });

  auto* new_command = command->add_subcommand("new", "Start a rule of your own in a pack of yours");
  auto id = std::make_shared<std::string>();
  auto pack = std::make_shared<std::string>("house-rules.json");
  new_command->add_option("RULE", *id, "Id of the rule, family/name, such as style/utilise")->required();
  new_command->add_option("--pack", *pack, "The pack; made where there is none")
      ->type_name("FILE")
      ->capture_default_str();
  new_command->callback([=, &exit_code] {
    const auto done = scaffold_rule(*id, *pack);
    if (!done) complain(done.error());
    exit_code = done ? print_and_exit(*done, clean) : failed;
  });

  auto* try_command =
      command->add_subcommand("try", "How often a rule speaks in a corpus, with a sample of what it finds");
  auto trial = std::make_shared<TryOptions>();
  try_command->add_option("RULE|PACK", trial->rule, "Id of a rule, or a pack of yours, tried with all its rules")
      ->required();
  try_command->add_option("CORPUS", trial->corpus, "Files, and folders (all .txt below them)")->required();
  try_command->add_option("--sample", trial->sample, "Findings to show of each rule")
      ->type_name("N")
      ->capture_default_str();
  try_command->add_option("--seed", trial->seed, "Which findings are shown; the same for the same number")
      ->type_name("N")
      ->capture_default_str();
  try_command->add_option("-j,--jobs", trial->jobs, "Threads; 0 means one per processor")
      ->type_name("N")
      ->capture_default_str();
  try_command->callback([=, &data, &exit_code] {
    const auto ended = try_rule(*trial, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });

  auto* pages_command = command->add_subcommand("pages", "Write docs/rules, for ./desk docs");
  pages_command->group("");  // not in the help
  auto folder = std::make_shared<std::string>();
  pages_command->add_option("FOLDER", *folder, "Where to")->required();
  pages_command->callback([=, &data, &exit_code] {
    const auto engine = load(data);
    const auto done = engine ? write_rule_pages(engine->rules(), *folder) : tl::unexpected(engine.error());
    if (!done) complain(done.error());
    exit_code = done ? clean : failed;
  });

  auto* explain_command = command->add_subcommand("explain", "The same as copydesk explain");
  auto explained = std::make_shared<std::string>();
  explain_command->add_option("RULE", *explained, "Id of a rule")->required();
  explain_command->callback([=, &data, &exit_code] { exit_code = explain(data, *explained); });
}

void add_explain_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("explain", "Say what a rule means, why it is there, with examples");
  auto id = std::make_shared<std::string>();
  command->add_option("RULE", *id, "Id of a rule, such as name/foreign-spelling")->required();
  command->callback([=, &data, &exit_code] { exit_code = explain(data, *id); });
}

}  // namespace copydesk::cli
