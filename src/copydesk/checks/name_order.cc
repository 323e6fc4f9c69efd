#include <algorithm>
#include <optional>
#include <string>
#include <tsl/robin_map.h>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "name/order";

/// Names of two words: the pair, and how often and where first an article has it.
struct Pair {
  std::uint32_t first = 0;  ///< token
  std::uint32_t count = 0;
};
using Pairs = tsl::robin_map<std::uint64_t, Pair>;

std::uint64_t key(WordId one, WordId other) {
  return static_cast<std::uint64_t>(one) << 32U | other;
}

/// Where the family name comes first at home, so that either order may be a house's choice.
bool writes_family_first(std::string_view country) {
  for (const std::string_view code : {"CN", "TW", "HK", "SG", "MO", "KR", "KP", "JP", "VN", "KH", "HU", "MM"})
    if (country == code) return true;
  return false;
}

/// The person whom the gazetteer knows by the two words in the other order and in no other way.
std::optional<Entity> known_in_other_order(const Article& article, std::uint32_t first) {
  const auto& tokens = article.document.tokens;
  const WordInfo family = article.info(tokens[first]);
  // "Scott Thomas" is some other than "Thomas Scott" where either word may be a given name.
  if (has(family.classes, WordClass::given_name) || article.mention(first) != nullptr) return std::nullopt;
  const std::vector<WordId> words = {tokens[first + 1].word, tokens[first].word};
  const auto found = article.lexicon.gazetteer().find(words);
  if (!found) return std::nullopt;
  const Form form = article.lexicon.gazetteer().form(*found);
  if (form.entity_kinds != EntityKind::person && form.entity_kinds != (EntityKind::person | EntityKind::latin))
    return std::nullopt;
  const Entity person = article.lexicon.gazetteer().entity(form.entities.front());
  if (form.kind == FormKind::foreign || writes_family_first(person.country)) return std::nullopt;
  return person;
}

/// "Xi Jinping … Jinping Xi": the rarer order, or the one that comes second.
const Pair* usual_order(const Article& article, const Pairs& pairs, std::uint32_t first) {
  const auto& tokens = article.document.tokens;
  const auto other = pairs.find(key(tokens[first + 1].word, tokens[first].word));
  if (other == pairs.end()) return nullptr;
  const Pair& here = pairs.at(key(tokens[first].word, tokens[first + 1].word));
  const bool other_is_usual =
      here.count != other->second.count ? other->second.count > here.count : other->second.first < here.first;
  return other_is_usual ? &other->second : nullptr;
}

/// "Viktor Orban, or Orban Viktor as Hungarians say".
bool are_told_together(std::uint32_t one, std::uint32_t other) {
  constexpr std::uint32_t near = 6;
  return std::max(one, other) - std::min(one, other) <= near;
}

}  // namespace

void name_order(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  const auto& tokens = article.document.tokens;
  Pairs pairs;
  for (const PersonName& name : person_names(article)) {
    if (name.end != name.first + 2 || tokens[name.first].word == tokens[name.first + 1].word) continue;
    Pair& pair = pairs[key(tokens[name.first].word, tokens[name.first + 1].word)];
    if (pair.count++ == 0) pair.first = name.first;
  }
  for (const PersonName& name : person_names(article)) {
    if (name.end != name.first + 2 || tokens[name.first].word == tokens[name.first + 1].word) continue;
    const Pair* usual = usual_order(article, pairs, name.first);
    const auto known = usual == nullptr ? known_in_other_order(article, name.first) : std::nullopt;
    if ((usual == nullptr && !known) || !judge.is_english()) continue;
    if (usual != nullptr && are_told_together(usual->first, name.first)) continue;
    const Span span = article.span_of(name.first, name.end);
    const std::string preferred(known ? known->name
                                      : article.document.at(article.span_of(usual->first, usual->first + 2)));
    Finding& finding = sink.add(rule, span, {{"preferred", preferred}});
    finding.suggestions.push_back({.span = span, .text = preferred});
    if (usual != nullptr)
      finding.related.push_back(
          {.span = article.span_of(usual->first, usual->first + 2), .message = "“" + preferred + "” here"});
  }
}

}  // namespace copydesk
