#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/checks/first_with.h"
#include "copydesk/checks/known_person.h"
#include "copydesk/checks/mention_index.h"
#include "copydesk/checks/name_index.h"
#include "copydesk/checks/persons_by_name.h"
#include "copydesk/checks/word_row.h"
#include "copydesk/checks/word_set.h"
#include "copydesk/rules/article.h"

namespace copydesk {

/// What several checks ask of an article, worked out when the first of them asks. One per thread.
struct ArticleMemo {
  std::optional<std::vector<PersonName>> names = {};
  std::optional<std::vector<Surname>> surnames = {};
  std::optional<MentionIndex> mentions = {};
  std::optional<std::vector<std::uint32_t>> organisations = {};  // organisation_mentions()
  std::optional<bool> is_english = {};
  WordRow word_row = {};
  bool has_word_row = false;
  // For checks that begin them anew. Two thirds of a megabyte of text: what is longer is a file of many articles.
  std::array<FirstWith, 3> first_with = {FirstWith(1U << 17U), FirstWith(1U << 17U), FirstWith(1U << 17U)};
  KnownPersons known_persons = {};                    // the same for all articles
  std::optional<PersonsByName> persons_by_name = {};  // too
  WordSets word_sets = {};                            // too

  /// Call between articles.
  void forget_article() {
    names.reset();
    surnames.reset();
    mentions.reset();
    organisations.reset();
    is_english.reset();
    has_word_row = false;
  }
};

/// As `find_person_names`.
[[nodiscard]] inline std::span<const PersonName> person_names(const Article& article) {
  auto& names = article.memo.names;
  if (!names) names = find_person_names(article);
  return *names;
}

/// `person_names` as `group_by_surname` groups them.
[[nodiscard]] inline std::span<const Surname> surnames(const Article& article) {
  auto& surnames = article.memo.surnames;
  if (!surnames) surnames = group_by_surname(article, person_names(article));
  return *surnames;
}

[[nodiscard]] inline const WordRow& word_row(const Article& article) {
  ArticleMemo& memo = article.memo;
  if (!memo.has_word_row) memo.word_row.read(article.document.tokens);
  memo.has_word_row = true;
  return memo.word_row;
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
