#include "copydesk/checks/organisation.h"

#include <algorithm>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"

namespace copydesk {
namespace {

std::string without_stops(std::string_view text) {
  std::string letters(text);
  std::erase(letters, '.');
  return letters;
}

bool is_body(const Form& form) {
  return form.entity_kinds == EntityKind::organisation && !form.entities.empty();
}

}  // namespace

std::span<const std::uint32_t> organisation_mentions(const Article& article) {
  auto& found = article.memo.organisations;
  if (!found) {
    found.emplace();
    for (const Mention& mention : article.mentions.all()) {
      if (is_body(article.lexicon.gazetteer().form(mention.form))) found->push_back(mention.first_token);
    }
  }
  return *found;
}

std::optional<OrganisationMention> organisation_at(const SentenceReader& s, std::uint32_t i) {
  const Mention* mention = s.mention(i);
  if (mention == nullptr || mention->first_token != i) return std::nullopt;
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  const Form form = gazetteer.form(mention->form);
  if (!is_body(form)) return std::nullopt;
  const EntityId id = form.entities.front();
  return OrganisationMention{
      .first = i, .end = i + mention->token_count, .id = id, .entity = gazetteer.entity(id), .form = form};
}

bool is_national(const Article& article, const Entity& organisation) {
  std::vector<WordId> words;
  for (std::size_t at = 0; at < organisation.parent.size();) {
    const std::size_t end = std::min(organisation.parent.find(' ', at), organisation.parent.size());
    std::string word(organisation.parent.substr(at, end - at));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    words.push_back(article.lexicon.find(word));
    at = end + 1;
  }
  if (words.empty()) return false;
  const auto form = article.lexicon.gazetteer().find(words);
  return form && has(article.lexicon.gazetteer().form(*form).entity_kinds, any_place);
}

AcronymKind acronym_kind(const Gazetteer& gazetteer, EntityId id, std::string_view written) {
  const std::string wanted = without_stops(written);
  AcronymKind kind = AcronymKind::unknown;
  for (const std::uint32_t f : gazetteer.forms_of(id)) {
    const Form form = gazetteer.form(f);
    if (without_stops(form.text) != wanted) continue;
    if (form.kind != FormKind::foreign) return AcronymKind::english;
    if (!form.language.empty()) kind = AcronymKind::foreign;
  }
  return kind;
}

bool is_acronym(const SentenceReader& s, std::uint32_t i) {
  if (!s.is_word(i)) return false;
  const std::string letters = without_stops(s.text(i));
  return letters.size() >= 2 && letters.size() <= 8 &&
         std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_foreign_particle(const SentenceReader& s, std::uint32_t i) {
  return s.is<"der", "die", "das", "des", "dem", "den", "und", "für", "von", "vom", "zur", "zum", "el", "la", "le",
              "les", "los", "las", "du", "de", "del", "della", "dello", "delle", "dei", "degli", "di", "da", "do",
              "dos", "pour", "para", "por", "per", "et", "y", "e", "och", "van", "het", "een", "voor", "av", "af", "w",
              "na", "i", "ve", "l", "d">(i);
}

}  // namespace copydesk
