#include "serve/http/own_api.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "serve/checked_article.h"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "copydesk/clean/page.h"
#include "copydesk/finding/rule_choice.h"
#include "copydesk/report/report.h"
#include "copydesk/text/date.h"

namespace copydesk::serve {
namespace {

using json = nlohmann::ordered_json;

/// What a client sent: the members of its JSON, or the body and the query.
class Body {
 public:
  Body(const HttpRequest& request, const std::vector<std::string>& allowed, std::size_t longest_text) {
    if (request.content_type == "application/json") {
      read_json(request.body);
    } else {
      const bool is_html = request.content_type == "text/html";
      if (!is_html && request.content_type != "text/plain" && !request.content_type.empty())
        throw HttpFault{415, "the body must be application/json, text/plain, or text/html to clean"};
      members_ = {{is_html ? "html" : "text", request.body}};
      source_ = TextSource::file;
    }
    Parameters query;
    add_parameters(request.query, query);
    for (const auto& [key, value] : query)
      members_[key] = value == "true" ? json(true) : value == "false" ? json(false) : json(value);
    for (const auto& [key, value] : members_.items()) {
      if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
        throw HttpFault{400, fmt::format("there is no “{}”; allowed: {}", key, fmt::join(allowed, ", "))};
      const auto* text = value.get_ptr<const std::string*>();
      if (text != nullptr && text->size() > longest_text)
        throw HttpFault{413, fmt::format("“{}” is longer than {} bytes", key, longest_text)};
    }
  }

  [[nodiscard]] std::optional<std::string> text(const std::string& key) const {
    const auto found = members_.find(key);
    if (found == members_.end()) return std::nullopt;
    if (!found->is_string()) throw HttpFault{400, fmt::format("“{}” must be a string", key)};
    return found->get<std::string>();
  }

  /// Of the text or the HTML: a body that is no JSON may have any encoding.
  [[nodiscard]] TextSource source() const { return source_; }

  [[nodiscard]] bool flag(const std::string& key) const {
    const auto found = members_.find(key);
    if (found == members_.end()) return false;
    if (!found->is_boolean()) throw HttpFault{400, fmt::format("“{}” must be true or false", key)};
    return found->get<bool>();
  }

  /// A list of words; in a query they have commas between them.
  [[nodiscard]] std::vector<std::string> words(const std::string& key) const {
    const auto found = members_.find(key);
    std::vector<std::string> list;
    if (found == members_.end()) return list;
    if (found->is_string()) {
      auto rest = found->get<std::string>();
      for (std::size_t begin = 0; begin <= rest.size();) {
        const auto end = std::min(rest.find(',', begin), rest.size());
        if (end > begin) list.push_back(rest.substr(begin, end - begin));
        begin = end + 1;
      }
      return list;
    }
    if (!found->is_array()) throw HttpFault{400, fmt::format("“{}” must be a list of strings", key)};
    for (const auto& word : *found) {
      if (!word.is_string()) throw HttpFault{400, fmt::format("“{}” must be a list of strings", key)};
      list.push_back(word.get<std::string>());
    }
    return list;
  }

 private:
  void read_json(const std::string& body) {
    members_ = json::parse(body, nullptr, false);
    if (members_.is_discarded()) throw HttpFault{400, "the body is no JSON"};
    if (!members_.is_object()) throw HttpFault{400, "the body must be a JSON object"};
  }

  json members_ = {};
  TextSource source_ = TextSource::unicode;
};

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string text_of(const Body& body) {
  auto text = body.text("text");
  if (!text) throw HttpFault{400, "“text” is missing"};
  return std::move(*text);
}

HttpFault fault_of(const Error& error) {
  auto told = error.where.empty() ? "text" : error.where;
  return {400, fmt::format("{}: {}{}{}", told, error.message, error.remedy.empty() ? "" : " – ", error.remedy)};
}

std::optional<Severity> severity_of(const Body& body) {
  const auto word = body.text("severity");
  if (!word) return std::nullopt;
  const auto severity = parse_severity(*word);
  if (!severity) throw HttpFault{400, "“severity” must be error, warning or advice"};
  return severity;
}

const ArticleConfig& house_of(const Body& body, const Houses& houses) {
  const auto english = body.text("english").value_or("any");
  if (english == "any") return houses.of(English::any);
  if (english == "us") return houses.of(English::us);
  if (english == "gb") return houses.of(English::gb);
  throw HttpFault{400, "“english” must be any, us or gb"};
}

LineKinds kinds_of(const Body& body, const std::string& key) {
  LineKinds kinds;
  for (const auto& word : body.words(key)) {
    const auto kind = parse_line_kind(word);
    if (!kind)
      throw HttpFault{400, fmt::format("“{}”: there is no kind “{}”; kinds: {}", key, word, line_kind_names())};
    kinds.add(*kind);
  }
  return kinds;
}

json span_json(Span span) {
  return {{"start", span.begin}, {"end", span.end}};
}

}  // namespace

HttpResponse check_request(const HttpRequest& request, const Engine& engine, Engine::Scratch& scratch,
                           const Houses& houses, const std::string& version, std::size_t longest_text) {
  const Body body(request, {"text", "path", "severity", "english", "only", "without"}, longest_text);
  const RuleChoice choice{.only = body.words("only"), .without = body.words("without")};
  for (const auto* patterns : {&choice.only, &choice.without}) {
    if (const auto known = expect_rules(engine.rules(), *patterns); !known)
      throw HttpFault{400, known.error().where + ": " + known.error().message};
  }
  auto checked =
      check_article(engine, scratch, {text_of(body), body.source()}, house_of(body, houses), severity_of(body));
  if (!checked) throw fault_of(checked.error());
  CheckedDocument document{.path = body.text("path").value_or("-"), .text = &checked->text};
  for (auto& [finding, fingerprint] : checked->findings) {
    if (choice.has(finding.rule)) document.findings.push_back(std::move(finding));
  }
  return {.body = json_report({&document, 1}, {.version = version, .rules = engine.rules()})};
}

HttpResponse fix_request(const HttpRequest& request, const Engine& engine, Engine::Scratch& scratch,
                         const Houses& houses, std::size_t longest_text) {
  const Body body(request, {"text", "english", "unsafe"}, longest_text);
  const auto& house = house_of(body, houses);
  auto given = text_of(body);
  if (!is_utf8(given)) throw HttpFault{400, "the text must be UTF-8: JSON has no other bytes for the answer"};
  const auto fixed = fix_article(engine, scratch, std::move(given), house, body.flag("unsafe"));
  if (!fixed) throw fault_of(fixed.error());
  auto edits = json::array();
  for (const auto& edit : fixed->patch.edits()) edits.push_back({{"span", span_json(edit.span)}, {"text", edit.text}});
  const auto text = Text::decode(fixed->patch.text(), TextSource::unicode);
  CheckedDocument left{.text = &*text, .findings = fixed->left};
  std::erase_if(left.findings, [&](const Finding& f) { return f.severity < house.settings->severity->value; });
  const json head{{"text", fixed->patch.text()}, {"applied", fixed->applied}, {"edits", std::move(edits)}};
  auto out = head.dump(-1, ' ', false, json::error_handler_t::replace);
  out.back() = ',';
  return {.body = out + "\"findings\":" + json_findings(left) + "}\n"};
}

HttpResponse clean_request(const HttpRequest& request, const Engine& engine, std::size_t longest_text) {
  const Body body(request, {"text", "html", "keep", "drop", "wire", "join_lines"}, longest_text);
  const auto html = body.text("html"), text = body.text("text");
  if (html.has_value() == text.has_value()) throw HttpFault{400, "either “text” or “html” must be there"};
  if (engine.line_model() == nullptr) throw HttpFault{501, "the data of the line model are not installed"};
  const auto page = read_page(html ? *html : *text, html.has_value(), body.source());
  if (!page) throw fault_of(page.error());
  Cleaner cleaner(*engine.line_model());
  const auto article = clean_page(*page, cleaner,
                                  {.keep = kinds_of(body, "keep"),
                                   .drop = kinds_of(body, "drop"),
                                   .wire = body.flag("wire"),
                                   .join_lines = body.flag("join_lines")});
  auto removed = json::array();
  for (const auto& line : article.lines) {
    if (line.kept) continue;
    auto entry = span_json(line.span);
    entry["kind"] = name(line.kind);
    removed.push_back(std::move(entry));
  }
  return {.body = dumped({{"title", article.title},
                          {"byline", article.byline},
                          {"date", article.date},
                          {"published", article.published ? iso_date(*article.published) : ""},
                          {"dateline", article.dateline},
                          {"language", article.language},
                          {"text", article.text},
                          {"removed", std::move(removed)}})};
}

}  // namespace copydesk::serve
