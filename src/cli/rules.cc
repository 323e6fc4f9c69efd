#include <algorithm>
#include <filesystem>
#include <memory>

#include "command.h"
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
                      {"bad", rule.bad},
                      {"good", rule.good},
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
  for (const auto& example : rule->bad) text += "  ✗ " + example + "\n";
  text += "\nIt is silent in:\n";
  for (const auto& example : rule->good) text += "  ✓ " + example + "\n";
  text += fmt::format("\nTo do without it: copydesk check --without {}\nDefined in rules/{}, line {}.\n", rule->id,
                      rule->source_file, rule->source_line);
  return print_and_exit(text, clean);
}

}  // namespace

void add_rules_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("rules", "List, test or explain the rules");
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
