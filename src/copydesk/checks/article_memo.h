#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "copydesk/checks/first_with.h"
#include "copydesk/checks/known_person.h"
#include "copydesk/checks/mention_index.h"
#include "copydesk/checks/name_index.h"
#include "copydesk/checks/persons_by_name.h"
#include "copydesk/checks/spelling_variety.h"
#include "copydesk/checks/word_row.h"
#include "copydesk/checks/word_set.h"
#include "copydesk/rules/article.h"

namespace copydesk {

/// What is worked out once for an article, in memory that is kept for the next.
template <class Value>
class Kept {
 public:
  /// The value; made by `make(value)` in place of the last article's when first asked.
  template <class Make>
  [[nodiscard]] const Value& get(const Make& make) {
    if (!std::exchange(is_made_, true)) make(value_);
    return value_;
  }
  void forget() { is_made_ = false; }

 private:
  Value value_ = {};
  bool is_made_ = false;
};

/// What several checks ask of an article, worked out when the first of them asks. One per thread.
struct ArticleMemo {
  Kept<std::vector<PersonName>> names = {};
  Kept<Surnames> surnames = {};
  Kept<WordRow> word_row = {};
  std::optional<MentionIndex> mentions = {};
  std::optional<std::vector<std::uint32_t>> organisations = {};  // organisation_mentions()
  std::optional<bool> is_english = {};
  // For checks that begin them anew. Two thirds of a megabyte of text: what is longer is a file of many articles.
  std::array<FirstWith, 3> first_with = {FirstWith(1U << 17U), FirstWith(1U << 17U), FirstWith(1U << 17U)};
  KnownPersons known_persons = {};                             // the same for all articles
  std::optional<PersonsByName> persons_by_name = {};           // too
  std::unordered_map<WordId, SpellingVariety> varieties = {};  // too, of words that are spelt so in one country only
  WordSets word_sets = {};                                     // too

  /// Call between articles.
  void forget_article() {
    names.forget();
    surnames.forget();
    word_row.forget();
    mentions.reset();
    organisations.reset();
    is_english.reset();
  }
};

/// As `find_person_names`.
[[nodiscard]] inline std::span<const PersonName> person_names(const Article& article) {
  return article.memo.names.get([&](std::vector<PersonName>& names) { find_person_names(article, names); });
}

/// `person_names` by family name.
[[nodiscard]] inline std::span<const Surname> surnames(const Article& article) {
  return article.memo.surnames.get([&](Surnames& surnames) { surnames.read(article, person_names(article)); }).all();
}

[[nodiscard]] inline const WordRow& word_row(const Article& article) {
  return article.memo.word_row.get([&](WordRow& row) { row.read(article.document.tokens); });
}

[[nodiscard]] inline const MentionIndex& mention_index(const Article& article) {
  auto& mentions = article.memo.mentions;
  if (!mentions) mentions.emplace(article);
  return *mentions;
}

[[nodiscard]] inline const PersonsByName& persons_by_name(const Article& article) {
  auto& persons = article.memo.persons_by_name;
  if (!persons) persons.emplace(article.lexicon.gazetteer());
  return *persons;
}

/// As `spelling_variety` tells it; remembered for each word, of which the lexicon has some thousands.
[[nodiscard]] inline SpellingVariety variety_of(const Article& article, WordId regional) {
  const auto [at, is_new] = article.memo.varieties.try_emplace(regional);
  if (is_new) {
    const std::string_view folded = article.words.folded(regional);
    at->second = spelling_variety(article.lexicon, folded, article.vocabulary.info(regional).spelling).variety;
  }
  return at->second;
}

/// The words of a list that is a constant, made a set once for all articles.
[[nodiscard]] inline const WordSet& word_set(const Article& article, std::span<const std::string_view> list) {
  return article.memo.word_sets.of(article.vocabulary, list);
}

/// Where the article has one of these words.
[[nodiscard]] inline std::vector<std::uint32_t> places_of(const Article& article, std::span<const WordId> words) {
  return words.empty() ? std::vector<std::uint32_t>() : word_row(article).places_of(words);
}

/// The known person as whom the tokens [first, end) of the article may be meant.
[[nodiscard]] inline std::optional<KnownPerson> known_person(const Article& article, std::uint32_t first,
                                                             std::uint32_t end) {
  return article.memo.known_persons.find(article.lexicon.gazetteer(), article.document.at(article.span_of(first, end)));
}

}  // namespace copydesk
