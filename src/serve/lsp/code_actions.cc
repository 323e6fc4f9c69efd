#include "serve/lsp/code_actions.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "serve/lsp/message.h"
#include <fmt/format.h>

#include "copydesk/fix/patch.h"
#include "copydesk/report/wording.h"

namespace copydesk::serve {
namespace {

using nlohmann::json;

constexpr std::size_t longest_quote = 60;  // bytes
constexpr std::size_t longest_word = 80;   // bytes, of an entry of a vocabulary
constexpr std::size_t longest_text = 200;  // bytes, of a suppression that goes by the text
constexpr std::string_view quick_fix = "quickfix";

std::string in_quotes(std::string_view text) {
  return "“" + visible(shortened(text, longest_quote)) + "”";
}

/// Kinds are words with dots between them; who asks for “source” means “source.fixAll” too.
bool is_wanted(std::string_view kind, const json& only) {
  if (!only.is_array()) return true;
  return std::any_of(only.begin(), only.end(), [&](const json& asked) {
    if (!asked.is_string()) return false;
    const auto& wanted = asked.get_ref<const std::string&>();
    return wanted.empty() || kind == wanted || (kind.starts_with(wanted) && kind[wanted.size()] == '.');
  });
}

json edit_of(const std::vector<Edit>& edits, const OpenArticle& article, const EditorAbilities& editor) {
  auto changes = json::array();
  for (const auto& edit : edits) {
    changes.push_back(
        {{"range", editor_range(edit.span, article.shown->lines, editor.encoding)}, {"newText", edit.text}});
  }
  if (!editor.document_changes) return {{"changes", {{article.uri, std::move(changes)}}}};
  const json document{{"uri", article.uri}, {"version", article.version}};
  return {{"documentChanges", json::array({{{"textDocument", document}, {"edits", std::move(changes)}}})}};
}

json command_of(std::string_view title, std::string_view command, json argument) {
  return {{"title", title}, {"command", command}, {"arguments", json::array({std::move(argument)})}};
}

void add_fixes(const NamedFinding& named, const OpenArticle& article, const EditorAbilities& editor, json& actions) {
  const auto diagnostics = json::array({diagnostic_of(named, article, editor)});
  const auto& suggestions = named.finding.suggestions;
  for (const auto& suggestion : suggestions) {
    const auto before = slice(article.shown->article.text.bytes(), suggestion.span);
    json action{
        {"title", suggestion.text.empty() ? "Delete " + in_quotes(before) : "Change to " + in_quotes(suggestion.text)},
        {"kind", quick_fix},
        {"diagnostics", diagnostics},
        {"edit", edit_of(std::vector<Edit>{{.span = suggestion.span, .text = suggestion.text}}, article, editor)}};
    if (suggestion.safe && &suggestion == suggestions.data()) action["isPreferred"] = true;
    actions.push_back(std::move(action));
  }
}

/// Whether an entry of the vocabulary silences it (docs/configuration.md).
bool heeds_vocabulary(const Finding& finding) {
  constexpr std::array<std::string_view, 5> families{"spelling", "name", "entity", "garble", "style"};
  return std::find(families.begin(), families.end(), finding.family()) != families.end();
}

void add_commands(const NamedFinding& named, const OpenArticle& article, const OpenArticles& articles,
                  const EditorAbilities& editor, json& actions) {
  const auto& finding = named.finding;
  const std::string text(slice(article.shown->article.text.bytes(), finding.span));
  const auto add = [&](const std::string& title, std::string_view command, json argument) {
    auto call = command_of(title, command, std::move(argument));
    if (!editor.action_literals) {
      actions.push_back(std::move(call));
      return;
    }
    actions.push_back({{"title", title},
                       {"kind", quick_fix},
                       {"diagnostics", json::array({diagnostic_of(named, article, editor)})},
                       {"command", std::move(call)}});
  };
  if (heeds_vocabulary(finding) && text.size() <= longest_word && text.find_first_of("\r\n") == std::string::npos &&
      articles.house_file(article)) {
    add(fmt::format("Add {} to the vocabulary", in_quotes(text)), vocabulary_command,
        {{"uri", article.uri}, {"word", text}});
  }
  if (article.path.empty()) return;
  json argument{{"uri", article.uri}, {"rule", finding.rule}};
  argument[text.size() <= longest_text && !text.empty() ? "text" : "fingerprint"] =
      text.size() <= longest_text && !text.empty() ? text : named.fingerprint;
  add(fmt::format("Suppress {} in {}, with a reason …", finding.rule, in_quotes(text)), suppress_command,
      std::move(argument));
}

}  // namespace

json code_actions(OpenArticle& article, Span stretch, const json& only, OpenArticles& articles,
                  const EditorAbilities& editor) {
  auto actions = json::array();
  if (articles.findings(article) == nullptr) return actions;
  if (is_wanted(quick_fix, only)) {
    const auto touched = findings_in(article, stretch);
    if (editor.action_literals) {
      for (const auto* named : touched) add_fixes(*named, article, editor, actions);
    }
    for (const auto* named : touched) add_commands(*named, article, articles, editor, actions);
  }
  if (!editor.action_literals || !is_wanted(fix_all_kind, only)) return actions;
  if (const auto& edits = articles.safe_fixes(article); !edits.empty()) {
    actions.push_back({{"title", "Make all safe corrections of copydesk"},
                       {"kind", fix_all_kind},
                       {"edit", edit_of(edits, article, editor)}});
  }
  return actions;
}

}  // namespace copydesk::serve
