#include "copydesk/rules/pack.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/rules/pack_fields.h"
#include "copydesk/rules/pattern_reader.h"

namespace copydesk {
namespace {

using nlohmann::json;

constexpr std::array families{"encoding", "spelling", "name", "entity", "garble", "boilerplate", "structure", "style"};
constexpr std::array kinds{BlockKind::headline, BlockKind::byline,    BlockKind::dateline, BlockKind::stamp,
                           BlockKind::subhead,  BlockKind::paragraph, BlockKind::caption,  BlockKind::credit,
                           BlockKind::list,     BlockKind::furniture};

constexpr std::uint16_t bit(BlockKind kind) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
}
constexpr std::uint16_t prose =
    bit(BlockKind::paragraph) | bit(BlockKind::list) | bit(BlockKind::caption) | bit(BlockKind::subhead);
constexpr std::uint16_t anywhere = 0xFFFF;

std::optional<std::uint16_t> parse_where(std::string_view text) {
  if (text == "any") return anywhere;
  if (text == "prose") return prose;
  for (const auto kind : kinds) {
    if (name(kind) == text) return bit(kind);
  }
  return {};
}

bool is_id(std::string_view id) {
  const auto slash = id.find('/');
  if (slash == id.npos || std::find(families.begin(), families.end(), id.substr(0, slash)) == families.end())
    return false;
  const auto rest = id.substr(slash + 1);
  return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

int line_of_id(std::string_view text, std::string_view id) {
  const auto at = text.find(fmt::format("\"{}\"", id));
  return at == text.npos
             ? 0
             : 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

WordEvidence read_evidence(PackFields& rule, std::string_view field, Vocabulary& vocabulary) {
  WordEvidence evidence;
  const auto* value = rule.take(field);
  if (value == nullptr) return evidence;
  PackFields fields(*value, rule.place(field));
  const auto read = [&](std::string_view unit, std::vector<WordId>& words) {
    for (const auto& text : fields.texts(unit)) {
      const auto tokens = read_words(text, vocabulary);
      if (tokens.size() != 1) fields.fault(unit, fmt::format("“{}” is not one word", text));
      words.insert(words.end(), tokens[0].begin(), tokens[0].end());
    }
    std::sort(words.begin(), words.end());
  };
  read("sentence", evidence.sentence);
  read("document", evidence.document);
  fields.finish();
  return evidence;
}

void read_patterns(PackFields& fields, Rule& rule, Vocabulary& vocabulary) {
  if (const auto* pattern = fields.take("pattern"))
    rule.patterns.push_back(read_pattern(*pattern, fields.place("pattern"), vocabulary));
  if (const auto* patterns = fields.take("patterns")) {
    if (!patterns->is_array() || patterns->empty()) fields.fault("patterns", "must be a list of patterns");
    for (std::size_t i = 0; i < patterns->size(); ++i) {
      rule.patterns.push_back(
          read_pattern((*patterns)[i], fmt::format("{}[{}]", fields.place("patterns"), i + 1), vocabulary));
    }
  }
  if (const auto* unless = fields.take("unless")) {
    if (!unless->is_array()) fields.fault("unless", "must be a list of patterns");
    for (std::size_t i = 0; i < unless->size(); ++i) {
      rule.unless.push_back(
          read_pattern((*unless)[i], fmt::format("{}[{}]", fields.place("unless"), i + 1), vocabulary, false));
    }
  }
}

void read_phrases(PackFields& fields, Rule& rule, Vocabulary& vocabulary) {
  const auto* phrases = fields.take("phrases");
  if (phrases == nullptr) return;
  const auto add = [&](const std::string& text, std::optional<std::string> replacement) {
    auto words = read_words(text, vocabulary);
    if (words.empty()) fields.fault("phrases", "an empty phrase");
    rule.phrases.push_back({.words = std::move(words), .text = text, .replacement = std::move(replacement)});
  };
  if (phrases->is_array()) {
    for (const auto& item : *phrases) {
      if (!item.is_string()) fields.fault("phrases", "must hold strings");
      add(item.get<std::string>(), {});
    }
  } else if (phrases->is_object()) {
    for (const auto& [text, replacement] : phrases->items()) {
      if (!replacement.is_string())
        fields.fault("phrases", fmt::format("the replacement of “{}” must be a string", text));
      const auto with = replacement.get<std::string>();
      add(text, with.empty() ? std::nullopt : std::optional(with));
    }
  } else {
    fields.fault("phrases", "must be a list of phrases, or an object from phrase to replacement");
  }
  if (rule.phrases.empty()) fields.fault("phrases", "is empty");
}

void read_suggestions(PackFields& fields, Rule& rule) {
  const auto* suggest = fields.take("suggest");
  if (suggest == nullptr) return;
  const auto list = suggest->is_array() ? *suggest : json::array({*suggest});
  for (const auto& item : list) {
    if (item.is_string()) {
      rule.suggest.push_back({.with = item.get<std::string>(), .safe = rule.safe});
      continue;
    }
    PackFields inner(item, fields.place("suggest"));
    SuggestionTemplate suggestion{.with = inner.text("with"), .safe = inner.flag("safe")};
    if (const auto* replace = inner.take("replace")) {
      const auto bounds = replace->is_array() ? *replace : json::array({*replace, *replace});
      if (bounds.size() != 2 || !bounds[0].is_number_unsigned() || !bounds[1].is_number_unsigned() || bounds[0] < 1U ||
          bounds[0] > bounds[1] || bounds[1] > PatternMatch::max_entries) {
        inner.fault("replace", "must be the number of an entry, or [first, last]");
      }
      suggestion.first_entry = bounds[0].get<std::uint8_t>();
      suggestion.last_entry = bounds[1].get<std::uint8_t>();
    }
    inner.finish();
    rule.suggest.push_back(std::move(suggestion));
  }
}

void read_examples(PackFields& fields, Rule& rule) {
  const auto& bad = fields.require("bad");
  if (!bad.is_array() || bad.empty()) fields.fault("bad", "must be a list of at least one text");
  for (const auto& item : bad) {
    ExpectedFinding& expected = rule.expected.emplace_back();
    if (item.is_string()) {
      rule.info.bad.push_back(item.get<std::string>());
    } else {
      PackFields inner(item, fields.place("bad"));
      rule.info.bad.push_back(inner.text("text"));
      if (inner.has("flags")) expected.flags = inner.text("flags");
      if (inner.has("fix")) expected.fix = inner.text("fix");
      static_cast<void>(inner.take("flags"));
      static_cast<void>(inner.take("fix"));
      inner.finish();
    }
  }
  for (const auto& text : fields.texts("good")) rule.info.good.push_back(text);
  if (rule.info.good.empty()) fields.fault("good", "is missing", "give texts in which the rule must stay silent");
}

Rule read_rule(const json& object, const std::string& place, std::string_view pack_text, const std::string& file,
               Vocabulary& vocabulary) {
  const auto id = object.is_object() && object.contains("id") && object["id"].is_string()
                      ? object["id"].get<std::string>()
                      : std::string();
  PackFields fields(object, id.empty() ? place : fmt::format("{}:{}: {}", file, line_of_id(pack_text, id), id));
  Rule rule;
  rule.info.id = fields.text("id");
  if (!is_id(id))
    fields.fault("id", "must be family/name in lower case", fmt::format("families: {}", fmt::join(families, ", ")));
  rule.info.source_file = file;
  rule.info.source_line = line_of_id(pack_text, id);
  rule.info.message = fields.text("message");
  rule.info.why = fields.text("why");
  const auto severity = fields.parsed("severity", parse_severity, "error, warning, advice");
  if (severity.size() != 1) fields.fault("severity", "is missing", "error, warning or advice");
  rule.info.severity = severity.front();
  const auto& confidence = fields.require("confidence");
  if (!confidence.is_number() || confidence.get<double>() < 0 || confidence.get<double>() > 1)
    fields.fault("confidence", "must be from 0 to 1");
  rule.info.confidence = confidence.get<float>();
  static_cast<void>(fields.take("note"));

  rule.safe = fields.flag("safe");
  read_patterns(fields, rule, vocabulary);
  read_phrases(fields, rule, vocabulary);
  rule.regexes = fields.texts("regex");
  rule.check = fields.text_or("check", "");
  const int ways = !rule.patterns.empty() + !rule.phrases.empty() + !rule.regexes.empty() + !rule.check.empty();
  if (ways != 1)
    fields.fault("", "says in more than one way, or in none, what it looks for",
                 "give one of pattern, patterns, phrases, regex, check");

  read_suggestions(fields, rule);
  rule.with = read_evidence(fields, "with", vocabulary);
  rule.without = read_evidence(fields, "without", vocabulary);
  for (const auto mask : fields.parsed("where", parse_where, "any, prose or kinds of blocks"))
    rule.where = static_cast<std::uint16_t>(rule.where | mask);
  if (rule.where == 0)
    rule.where = rule.regexes.empty() ? static_cast<std::uint16_t>(prose | bit(BlockKind::headline)) : anywhere;
  const auto place_of_block = fields.text_or("place", "");
  if (place_of_block == "before-prose") {
    rule.place = BlockMark::before_prose;
  } else if (place_of_block == "after-prose") {
    rule.place = BlockMark::after_prose;
  } else if (!place_of_block.empty()) {
    fields.fault("place", "must be before-prose or after-prose");
  }
  const auto quotes = fields.text_or("quotes", "any");
  if (quotes != "any" && quotes != "outside") fields.fault("quotes", "must be any or outside");
  rule.outside_quotes = quotes == "outside";
  const auto letter_case = fields.text_or("case", "any");
  if (letter_case != "any" && letter_case != "exact") fields.fault("case", "must be any or exact");
  rule.exact_case = letter_case == "exact";
  rule.whole_line = fields.flag("whole");
  rule.at_least = fields.number_or("at_least", 1, 1, 1000);
  rule.group = static_cast<unsigned>(fields.number_or("group", 0, 0, 9));
  read_examples(fields, rule);
  fields.finish();
  return rule;
}

}  // namespace

Result<std::vector<Rule>> read_pack(std::string_view text, const std::string& file, Vocabulary& vocabulary) {
  try {
    const auto root = json::parse(text);
    PackFields fields(root, file);
    for (const auto* field : {"pack", "licence", "source"}) static_cast<void>(fields.text(field));
    static_cast<void>(fields.take("$schema"));
    const auto& list = fields.require("rules");
    if (!list.is_array()) fields.fault("rules", "must be a list");
    fields.finish();
    std::vector<Rule> rules;
    std::vector<Error> errors;
    for (std::size_t i = 0; i < list.size(); ++i) {
      try {
        rules.push_back(read_rule(list[i], fmt::format("{}: rules[{}]", file, i + 1), text, file, vocabulary));
      } catch (const PackFault& fault) {
        errors.push_back(fault.error);
      }
    }
    if (!errors.empty()) return tl::unexpected(all_of(std::move(errors)));
    return rules;
  } catch (const PackFault& fault) {
    return tl::unexpected(fault.error);
  } catch (const json::parse_error& e) {
    const auto upto = std::min<std::size_t>(e.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(upto), '\n');
    return fail(fmt::format("{}:{}", file, line), "not valid JSON", e.what());
  } catch (const json::exception& e) {
    return fail(file, "cannot be read", e.what());
  }
}

}  // namespace copydesk
