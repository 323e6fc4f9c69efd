#include <algorithm>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/lexicon/near_miss.h"
#include "copydesk/names/given_name_variants.h"
#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "name/given-name-mismatch";

/// One spelling of a given name before a surname.
struct GivenName {
  WordId word = no_word;
  std::vector<std::uint32_t> names = {};
};

std::vector<GivenName> given_names_of(const Article& article, std::span<const PersonName> names,
                                      const Surname& surname) {
  std::vector<GivenName> found;
  for (const std::uint32_t i : surname.names) {
    if (names[i].given == no_token) continue;
    const WordId word = article.document.tokens[names[i].given].word;
    const auto at = std::find_if(found.begin(), found.end(), [&](const GivenName& g) { return g.word == word; });
    if (at == found.end()) {
      found.push_back({.word = word, .names = {i}});
    } else {
      at->names.push_back(i);
    }
  }
  return found;
}

bool is_given_name(const Article& article, WordId word) {
  return has(article.vocabulary.info(word).classes, WordClass::given_name);
}

/// Forms of one name in neighbouring languages: "Oleksandr" and "Aleksandr", "Sergei" and "Serhiy". A short form is
/// another matter: who is "Mike" here may be "Michael" there.
bool are_forms_of_neighbours(std::string_view a, std::string_view b) {
  constexpr std::size_t shortest = 6;
  if (std::min(a.size(), b.size()) < shortest || a.starts_with(b) || b.starts_with(a)) return false;
  if (a.ends_with('a') != b.ends_with('a')) return false;  // "Andrea" and "Andrei"
  std::string one, other;
  append_without_diacritics(a, one);
  append_without_diacritics(b, other);
  return are_given_name_variants(one, other) && edit_distance(letters_of(one), letters_of(other), 2).edits <= 2;
}

/// Whether the two are one name in two spellings, not two names.
bool are_spellings(const Article& article, WordId a, WordId b) {
  const std::string_view one = article.words.folded(a), other = article.words.folded(b);
  const std::size_t shorter = std::min(one.size(), other.size());
  if (shorter < 4) return false;
  const std::string key_one = name_key(one), key_other = name_key(other);
  const auto length = static_cast<float>(std::max({key_one.size(), key_other.size(), std::size_t{4}}));
  const float sounds = key_distance(key_one, key_other, NamePart::given, 0.08F * length);  // more does not matter
  if (sounds <= 0.02F * length) return true;
  if (are_forms_of_neighbours(one, other)) return true;
  // "Maria" and "Marina", "Ali" and "Alia" are two people.
  if (is_given_name(article, a) && is_given_name(article, b)) return false;
  if (one.starts_with(other) || other.starts_with(one)) return false;
  if (sounds <= 0.08F * length) return true;
  const EditDistance distance = edit_distance(letters_of(one), letters_of(other), 1);
  return one.front() == other.front() && one.back() == other.back() && distance.edits == 1 && shorter >= 5;
}

/// "his brother", "her twin sister" before one of them: families like names that rhyme.
bool are_relatives(const Article& article, const PersonName& name) {
  for (std::uint32_t back = 1; back <= 4 && back <= name.first; ++back) {
    const std::string_view word = article.folded(article.document.tokens[name.first - back]);
    for (const std::string_view kin :
         {"brother", "sister", "son", "daughter", "father", "mother", "wife", "husband", "cousin", "twin", "uncle",
          "aunt", "nephew", "niece", "brothers", "sisters", "twins"})
      if (word == kin) return true;
  }
  return false;
}

bool are_two_people(const Article& article, std::span<const PersonName> names, const GivenName& a, const GivenName& b) {
  for (const std::uint32_t i : a.names) {
    for (const std::uint32_t j : b.names) {
      const PersonName &one = names[std::min(i, j)], &other = names[std::max(i, j)];
      if (other.first < one.end + 3 && other.first < one.end + 2 + (other.titled ? 2U : 0U)) return true;
      if (are_relatives(article, one) || are_relatives(article, other)) return true;
      if (one.known && other.known && is_given_name(article, a.word) && is_given_name(article, b.word)) {
        // Both full names are in the gazetteer: of one person, or of two?
        const auto entity_of = [&](const PersonName& name) {
          const Mention* mention = article.mention(name.first);
          return mention == nullptr ? std::span<const EntityId>()
                                    : article.lexicon.gazetteer().form(mention->form).entities;
        };
        const auto e1 = entity_of(one), e2 = entity_of(other);
        if (!e1.empty() && !e2.empty() && e1.front() != e2.front()) return true;
      }
    }
  }
  return false;
}

void report(const Article& article, std::span<const PersonName> names, const GivenName& wrong, const GivenName& usual,
            FindingSink& sink) {
  const auto& tokens = article.document.tokens;
  const Token& evidence = tokens[names[usual.names.front()].given];
  const std::string preferred(article.at(evidence));
  for (const std::uint32_t i : wrong.names) {
    const Token& token = tokens[names[i].given];
    Finding& finding = sink.add(rule, token.span, {{"usual", preferred}});
    finding.suggestions.push_back({.span = token.span, .text = preferred});
    finding.related.push_back({.span = evidence.span, .message = "spelt “" + preferred + "” here"});
  }
}

}  // namespace

void surname_mismatch(const Article& article, FindingSink& sink) {
  const std::span<const PersonName> names = person_names(article);
  for (const Surname& surname : surnames(article)) {
    const std::vector<GivenName> given = given_names_of(article, names, surname);
    if (given.size() > 20) continue;  // a list of a family, or of results
    for (std::size_t i = 0; i < given.size(); ++i) {
      for (std::size_t j = i + 1; j < given.size(); ++j) {
        const GivenName &a = given[i], &b = given[j];
        if (!are_spellings(article, a.word, b.word) || are_two_people(article, names, a, b)) continue;
        const bool a_known = names[a.names.front()].known, b_known = names[b.names.front()].known;
        const bool a_is_usual = a_known != b_known ? a_known
                                : a.names.size() != b.names.size()
                                    ? a.names.size() > b.names.size()
                                    : is_given_name(article, a.word) || !is_given_name(article, b.word);
        report(article, names, a_is_usual ? b : a, a_is_usual ? a : b, sink);
      }
    }
  }
}

}  // namespace copydesk
