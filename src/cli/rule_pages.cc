// docs/rules/: what the packs say of their rules, for reading.
#include <algorithm>
#include <map>

#include "rule_authoring.h"
#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk::cli {
namespace {

constexpr std::string_view notice = "<!-- Made from rules/ by ./desk docs. Do not edit. -->\n";

// A text as code within a line; more backticks around it than it holds in a row.
std::string code(std::string_view text) {
  std::string shown;
  for (const char c : text)
    shown += c == '\n' ? std::string(" ⏎ ") : c == '\f' ? std::string(" ⇟ ") : std::string(1, c);
  shown = visible(shown);
  std::size_t longest = 0, run = 0;
  for (const char c : shown) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
  const std::string fence(longest + 1, '`');
  const auto* pad = longest > 0 || shown.starts_with(' ') ? " " : "";
  return fence + pad + shown + pad + fence;
}

// Characters that Markdown would take for its own.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_<>[]|#").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string entry(const RuleInfo& rule) {
  auto text = fmt::format("\n## {}\n\n**{}**, confidence {:.0f} %. {}\n\n{}\n\n", rule.id, name(rule.severity),
                          100 * rule.confidence, plain(general_message(rule)), plain(rule.why));
  text += "It speaks in\n\n";
  for (const auto example : rule.bad) text += "- " + code(example) + "\n";
  text += "\nand is silent in\n\n";
  for (const auto example : rule.good) text += "- " + code(example) + "\n";
  return text + fmt::format("\nTo do without it: `--without {}`. Defined in [{}](../../rules/{}).\n", rule.id,
                            rule.source_file, rule.source_file);
}

}  // namespace

Result<void> write_rule_pages(std::span<const RuleInfo> rules, const std::filesystem::path& folder) {
  std::map<std::string, std::vector<const RuleInfo*>> families;
  for (const auto& rule : rules) families[rule.id.substr(0, rule.id.find('/'))].push_back(&rule);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(folder.string(), "cannot be made: " + error.message());
  auto index = fmt::format(
      "{}# Rules\n\n{} in {}. In the examples ⏎ is a line end and ⇟ the end of an article of a batch.\n"
      "How to do without a rule, or with some only: `copydesk check --without ID`, `--only ID`; `*` stands\n"
      "for anything, as in `--without 'style/*'`. In the article itself `[sic]` after the words keeps them.\n",
      notice, counted(rules.size(), "rule"), fmt::format("{} families", families.size()));
  for (const auto& [family, of_family] : families) {
    auto page = fmt::format("{}# Rules of the family {}\n", notice, family);
    index += fmt::format("\n## [{}]({}.md)\n\n", family, family);
    for (const auto* rule : of_family) {
      page += entry(*rule);
      std::string anchor = rule->id;
      std::erase(anchor, '/');
      index += fmt::format("- [{}]({}.md#{}) – {}\n", rule->id, family, anchor, plain(general_message(*rule)));
    }
    if (auto done = write_file(folder / (family + ".md"), page); !done) return done;
  }
  return write_file(folder / "README.md", index);
}

}  // namespace copydesk::cli
