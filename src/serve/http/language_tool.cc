#include "serve/http/language_tool.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "serve/checked_article.h"
#include "serve/http/annotated_text.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/document/document.h"
#include "copydesk/report/report.h"

namespace copydesk::serve {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t context_width = 40;  // code points on either side
constexpr std::size_t most_replacements = 5;

struct Language {
  std::string_view name = {}, code = {}, long_code = {};
  English english = English::any;
};
constexpr std::array languages{
    Language{"English", "en", "en", English::any},
    Language{"English (US)", "en", "en-US", English::us},
    Language{"English (GB)", "en", "en-GB", English::gb},
    Language{"English (Australian)", "en", "en-AU", English::any},
    Language{"English (Canada)", "en", "en-CA", English::any},
    Language{"English (New Zealand)", "en", "en-NZ", English::any},
    Language{"English (South African)", "en", "en-ZA", English::any},
};

/// What LanguageTool's clients are told of a family: a category, and an issue type of the Internationalization Tag Set.
/// Superdesk drops findings of most types; it keeps the last one.
struct Category {
  std::string_view family = {}, id = {}, name = {}, issue_type = {}, superdesk_type = {};
};
constexpr std::array categories{
    Category{"boilerplate", "BOILERPLATE", "Leftovers of a web page", "addition", "other"},
    Category{"encoding", "ENCODING", "Damaged characters", "characters", "characters"},
    Category{"entity", "ENTITY", "Organisations, places and people", "mistranslation", "grammar"},
    Category{"garble", "GARBLE", "Translation artifacts and garbles", "grammar", "grammar"},
    Category{"name", "NAME", "Spelling of names", "misspelling", "misspelling"},
    Category{"spelling", "TYPOS", "Possible typos", "misspelling", "misspelling"},
    Category{"structure", "STRUCTURE", "Structure of the article", "non-conformance", "other"},
    Category{"style", "STYLE", "Consistency and style", "style", "locale-violation"},
};
constexpr Category other_category{"", "OTHER", "Other", "other", "other"};

const Category& category_of(std::string_view family) {
  const auto found =
      std::find_if(categories.begin(), categories.end(), [&](const auto& c) { return c.family == family; });
  return found == categories.end() ? other_category : *found;
}

struct Query {
  std::optional<AnnotatedText> text = {};
  const Language* language = nullptr;
  bool is_language_guessed = false;
  std::set<std::string, std::less<>> enabled_rules = {}, disabled_rules = {};
  std::set<std::string, std::less<>> enabled_categories = {}, disabled_categories = {};
  bool enabled_only = false, picky = false, for_superdesk = false;
};

const std::string* parameter(const Parameters& parameters, std::string_view name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? nullptr : &found->second;
}

std::set<std::string, std::less<>> list_in(const Parameters& parameters, std::string_view name) {
  std::set<std::string, std::less<>> list;
  const auto* value = parameter(parameters, name);
  for (auto rest = value == nullptr ? std::string_view() : std::string_view(*value); !rest.empty();) {
    const auto part = rest.substr(0, rest.find(','));
    if (!part.empty()) list.emplace(part);
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return list;
}

const Language* find_language(std::string_view code) {
  const auto found =
      std::find_if(languages.begin(), languages.end(), [&](const auto& l) { return l.long_code == code; });
  return found == languages.end() ? nullptr : &*found;
}

void read_language(const Parameters& parameters, Query& query) {
  const auto* code = parameter(parameters, "language");
  if (code == nullptr || code->empty()) throw HttpFault{400, "Missing 'language' parameter, such as en-GB or auto"};
  if (*code != "auto") {
    query.language = find_language(*code);
    std::string codes;
    for (const auto& language : languages) codes += fmt::format("{}, ", language.long_code);
    if (query.language == nullptr)
      throw HttpFault{400, fmt::format("'{}' is not a language code known to copydesk. Known: {}auto", *code, codes)};
    return;
  }
  query.is_language_guessed = true;
  query.language = languages.data();
  for (const auto& variant : list_in(parameters, "preferredVariants")) {
    if (const auto* preferred = find_language(variant)) query.language = preferred;
  }
}

Query query_in(const HttpRequest& request, std::size_t longest_text) {
  Parameters parameters;
  add_parameters(request.query, parameters);
  if (request.method == "POST") {
    if (!request.content_type.empty() && request.content_type != "application/x-www-form-urlencoded")
      throw HttpFault{415, "The body must be application/x-www-form-urlencoded"};
    add_parameters(request.body, parameters);
  }
  Query query;
  const auto* text = parameter(parameters, "text");
  const auto* data = parameter(parameters, "data");
  if ((text == nullptr) == (data == nullptr)) {
    throw HttpFault{
        400, text == nullptr ? "Missing 'text' or 'data' parameter" : "Set only 'text' or 'data' parameter, not both"};
  }
  if (text != nullptr) {
    query.text.emplace(*text);
  } else {
    auto parsed = AnnotatedText::parse(*data);
    if (!parsed) throw HttpFault{400, parsed.error().where + ": " + parsed.error().message};
    query.text.emplace(std::move(*parsed));
  }
  if (query.text->plain().size() > longest_text)
    throw HttpFault{413, fmt::format("The text exceeds the limit of {} bytes", longest_text)};
  read_language(parameters, query);
  query.enabled_rules = list_in(parameters, "enabledRules");
  query.disabled_rules = list_in(parameters, "disabledRules");
  query.enabled_categories = list_in(parameters, "enabledCategories");
  query.disabled_categories = list_in(parameters, "disabledCategories");
  const auto is = [&](std::string_view name, std::string_view value) {
    const auto* given = parameter(parameters, name);
    return given != nullptr && *given == value;
  };
  query.enabled_only = is("enabledOnly", "true") || is("enabledOnly", "yes");
  query.picky = is("level", "picky");
  query.for_superdesk = is("compat", "superdesk");
  if (query.enabled_only && query.enabled_rules.empty() && query.enabled_categories.empty())
    throw HttpFault{400, "You must specify enabledRules or enabledCategories when using enabledOnly=true"};
  if (query.enabled_only && !(query.disabled_rules.empty() && query.disabled_categories.empty()))
    throw HttpFault{400, "You cannot specify disabledRules or disabledCategories when using enabledOnly=true"};
  return query;
}

/// Advice is for picky readers and for those who ask for the rule.
bool is_wanted(const Finding& finding, const Query& query, Severity lowest) {
  const auto category = category_of(finding.family()).id;
  if (query.disabled_rules.contains(finding.rule)) return false;
  if (query.enabled_rules.contains(finding.rule)) return true;
  if (query.disabled_categories.contains(category)) return false;
  if (query.enabled_categories.contains(category)) return true;
  return !query.enabled_only && (query.picky || finding.severity >= lowest);
}

std::size_t begin_of_character(std::string_view utf8, std::size_t place) {
  while (place > 0 && place < utf8.size() && (static_cast<unsigned char>(utf8[place]) & 0xC0U) == 0x80U) --place;
  return place;
}

/// The flagged text between what stands around it, in one line.
json context_of(std::string_view utf8, Span span) {
  auto begin = std::size_t{span.begin}, end = std::size_t{span.end};
  for (std::size_t n = 0; n < context_width && begin > 0; ++n) begin = begin_of_character(utf8, begin - 1);
  for (std::size_t n = 0; n < context_width && end < utf8.size(); ++n) {
    ++end;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) ++end;
  }
  std::string text = begin > 0 ? "..." : "";
  const auto shift = text.size();
  text += utf8.substr(begin, end - begin);
  if (end < utf8.size()) text += "...";
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  const Utf16Offsets units(text);
  const auto offset = units.at(shift + span.begin - begin);
  return {{"text", text}, {"offset", offset}, {"length", units.at(shift + span.end - begin) - offset}};
}

/// The sentence that a place stands in; the line where there is none.
std::string_view sentence_at(const Document& document, std::uint32_t place) {
  const auto& sentences = document.sentences;
  const auto behind = std::upper_bound(sentences.begin(), sentences.end(), place,
                                       [](std::uint32_t p, const Sentence& s) { return p < s.span.begin; });
  return behind == sentences.begin() ? "" : document.at(std::prev(behind)->span);
}

/// What replaces the whole flagged text, best first. A suggestion that reaches beyond it makes the flagged text wider.
Span widened(const Finding& finding) {
  auto span = finding.span;
  for (const auto& suggestion : finding.suggestions) {
    span.begin = std::min(span.begin, suggestion.span.begin);
    span.end = std::max(span.end, suggestion.span.end);
  }
  return span;
}

json replacements_of(const Finding& finding, Span flagged, std::string_view utf8) {
  auto replacements = json::array();
  for (const auto& suggestion : finding.suggestions) {
    if (replacements.size() == most_replacements) break;
    const auto before = utf8.substr(flagged.begin, suggestion.span.begin - flagged.begin);
    const auto after = utf8.substr(suggestion.span.end, flagged.end - suggestion.span.end);
    replacements.push_back({{"value", std::string(before) + suggestion.text + std::string(after)}});
  }
  return replacements;
}

json match_of(const Finding& finding, const Query& query, const Document& document, const Engine& engine) {
  const auto flagged = widened(finding);
  const auto place = query.text->original(flagged);
  const auto& category = category_of(finding.family());
  const auto issue_type = query.for_superdesk ? category.superdesk_type : category.issue_type;
  const ReportContext context{.rules = engine.rules()};
  const auto* rule = find_rule(context, finding.rule);
  // To replace markup would lose it.
  auto replacements = place.holds_markup ? json::array() : replacements_of(finding, flagged, document.text);
  return {{"message", finding.message},
          {"shortMessage", category.name},
          {"replacements", std::move(replacements)},
          {"offset", place.offset},
          {"length", place.length},
          {"context", context_of(document.text, flagged)},
          {"sentence", sentence_at(document, flagged.begin)},
          {"type",
           {{"typeName", issue_type == "misspelling" ? "UnknownWord"
                         : issue_type == "style"     ? "Hint"
                                                     : "Other"}}},
          {"rule",
           {{"id", finding.rule},
            {"description", rule != nullptr ? general_message(*rule) : finding.message},
            {"issueType", issue_type},
            {"category", {{"id", category.id}, {"name", category.name}}},
            {"isPremium", false},
            {"confidence", finding.confidence}}},
          {"ignoreForIncompleteSentence", false},
          {"contextForSureMatch", 0}};
}

json language_json(const Query& query) {
  const json told{{"name", query.language->name}, {"code", query.language->long_code}};
  auto language = told;
  language["detectedLanguage"] = told;
  // Nothing is detected: copydesk reads English.
  language["detectedLanguage"]["confidence"] = query.is_language_guessed ? 0.5 : 1.0;
  language["detectedLanguage"]["source"] = query.is_language_guessed ? "assumed" : "given";
  return language;
}

}  // namespace

HttpResponse language_tool_check(const HttpRequest& request, const Engine& engine, Engine::Scratch& scratch,
                                 const Houses& houses, const std::string& version, std::size_t longest_text) {
  const auto query = query_in(request, longest_text);
  const auto& config = houses.of(query.language->english);
  const auto checked = check_article(engine, scratch, {query.text->plain()}, config, Severity::advice);
  if (!checked || checked->text.encoding() != Encoding::utf8)
    throw HttpFault{400, checked ? "The text is binary" : "The text " + checked.error().message};
  Document document;
  read_plain_text(checked->text.bytes(), document);
  auto matches = json::array();
  for (const auto& [finding, fingerprint] : checked->findings) {
    if (is_wanted(finding, query, config.settings->severity->value))
      matches.push_back(match_of(finding, query, document, engine));
  }
  auto sentences = json::array();
  for (const auto& sentence : document.sentences) {
    const auto place = query.text->original(sentence.span);
    sentences.push_back({place.offset, place.offset + place.length});
  }
  const json body{{"software",
                   {{"name", "copydesk"},
                    {"version", version},
                    {"buildDate", ""},
                    {"apiVersion", 1},
                    {"premium", false},
                    {"status", ""}}},
                  {"warnings", {{"incompleteResults", false}}},
                  {"language", language_json(query)},
                  {"matches", std::move(matches)},
                  {"sentenceRanges", std::move(sentences)},
                  {"extendedSentenceRanges", json::array()}};
  return {.body = body.dump(-1, ' ', false, json::error_handler_t::replace)};
}

HttpResponse language_tool_languages() {
  auto list = json::array();
  for (const auto& language : languages)
    list.push_back({{"name", language.name}, {"code", language.code}, {"longCode", language.long_code}});
  return {.body = list.dump()};
}

}  // namespace copydesk::serve
