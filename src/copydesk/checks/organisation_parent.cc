#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/organisation.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "entity/body-of-another-parent";
constexpr std::string_view united_states = "United States", united_nations = "United Nations",
                           european_union = "European Union";

/// "US", "United States", "American", "UN" …: whose a body is said to be.
struct Owner {
  std::uint32_t first = 0, end = 0;  ///< tokens
  std::string_view name = {};        ///< as dictionaries/organisations.tsv names a parent
};

/// The owner whose name ends before the token.
std::optional<Owner> owner_before(const SentenceReader& s, std::uint32_t end) {
  struct Written {
    std::string_view folded = {}, name = {};
  };
  constexpr std::array one_word = {Written{"us", united_states},    Written{"u.s.", united_states},
                                   Written{"usa", united_states},   Written{"u.s", united_states},
                                   Written{"un", united_nations},   Written{"u.n.", united_nations},
                                   Written{"u.n", united_nations},  Written{"eu", european_union},
                                   Written{"e.u.", european_union}, Written{"american", united_states}};
  if (s.is<"united">(end - 2) && s.is_capitalised(end - 2)) {
    if (s.is<"states">(end - 1)) return Owner{end - 2, end, united_states};
    if (s.is<"nations">(end - 1)) return Owner{end - 2, end, united_nations};
  }
  if (s.is<"european">(end - 2) && s.is<"union">(end - 1)) return Owner{end - 2, end, european_union};
  if (!s.is_capitalised(end - 1)) return std::nullopt;
  const std::string_view word = s.folded(end - 1);
  const auto* const found =
      std::find_if(one_word.begin(), one_word.end(), [word](const Written& w) { return w.folded == word; });
  if (found == one_word.end() || (word == "us" && s.text(end - 1) != "US")) return std::nullopt;
  return Owner{end - 1, end, found->name};
}

bool is_parent_told_apart(std::string_view parent) {
  return parent == united_states || parent == united_nations || parent == european_union;
}

/// "the EU, UN and US": one of several, which need not own what follows.
bool is_one_of_several(const SentenceReader& s, const Owner& owner) {
  return s.is<",", "and", "or", "/", "&", "-", "–", "—", "non">(owner.first - 1);
}

/// "US Unesco ambassador", "US Nato troops" are the country's in the body: only where the body itself is spoken of.
bool ends_there(const SentenceReader& s, std::uint32_t i) {
  if (!s.inside(i)) return true;
  if (s.is_punctuation(i)) return s.is<".", ",", ";", ":", "?", "!", "(", ")">(i);
  if (!s.is_lower(i)) return false;
  if (s.has_class(i, WordClass::auxiliary | WordClass::modal | WordClass::preposition | WordClass::conjunction))
    return true;
  return s.has_class(i, WordClass::verb_past | WordClass::verb_s | WordClass::speech_verb) &&
         !s.has_class(i, WordClass::adjective | WordClass::plural_noun);
}

/// "United States cybersecurity agency ENISA": the owner before words that end in what the body is.
std::optional<Owner> owner_in_apposition(const SentenceReader& s, std::uint32_t first) {
  if (!s.is<"agency", "fund", "organisation", "organization", "body", "programme", "program", "commission", "council",
            "court", "watchdog", "regulator", "institution", "force">(first - 1) ||
      !s.is_lower(first - 1))
    return std::nullopt;
  for (std::uint32_t before = first - 1; before + 5 > first && s.inside(before); --before) {
    if (const auto owner = owner_before(s, before)) return owner;
    const bool describes =
        s.is<"'s">(before - 1) || s.is_hyphen(before - 1) ||
        (s.is_lower(before - 1) &&
         !s.has_class(before - 1, WordClass::preposition | WordClass::conjunction | WordClass::determiner |
                                      WordClass::auxiliary | WordClass::verb_past | WordClass::pronoun));
    if (!describes) return std::nullopt;
  }
  return std::nullopt;
}

class Check {
 public:
  Check(const Article& article, FindingSink& sink) : article_(article), sink_(sink), judge_(article) {
    united_ = article.lexicon.find("united");
    nations_ = article.lexicon.find("nations");
  }

  void read(const SentenceReader& s, const OrganisationMention& m) {
    if (s.token(m.first).in_quote || m.form.kind == FormKind::foreign || !is_parent_told_apart(m.entity.parent)) return;
    // "the EU's International Court of Justice" too.
    auto owner = owner_before(s, s.is<"'s">(m.first - 1) ? m.first - 1 : m.first);
    // The American Security Council is another body; UNESCO is one wherever.
    if (owner && (!ends_there(s, m.end) || (s.is<"american">(owner->first) && !is_acronym(s, m.first)))) return;
    if (!owner) owner = owner_in_apposition(s, m.first);
    if (!owner || owner->name == m.entity.parent || is_one_of_several(s, *owner)) return;
    report(s, *owner, m.end, m.entity.name, m.entity.parent);
  }

  /// "US Educational, Scientific and Cultural Organization".
  void read(const SentenceReader& s, std::uint32_t i) {
    if (!s.is_capitalised(i) || s.token(i).in_quote) return;
    const auto owner = owner_before(s, i);
    if (!owner || owner->name != united_states || s.is<"american">(owner->first) || is_one_of_several(s, *owner))
      return;
    std::vector<WordId> words = {united_, nations_};
    std::optional<Form> longest;
    std::uint32_t end = i;
    constexpr std::uint32_t most_words = 9;
    for (std::uint32_t at = i; at < i + most_words && s.inside(at); ++at) {
      words.push_back(s.token(at).word);
      const auto form = article_.lexicon.gazetteer().find(words);
      if (!form) continue;
      const Form found = article_.lexicon.gazetteer().form(*form);
      if (!s.is_capitalised(at) || !has(found.entity_kinds, EntityKind::organisation)) continue;
      longest = found;
      end = at + 1;
    }
    if (!longest || end < i + 2 || s.is_capitalised(end)) return;  // "US Secretariat" may be one
    report(s, *owner, end, longest->text, united_nations);
  }

 private:
  void report(const SentenceReader& s, const Owner& owner, std::uint32_t end, std::string_view body,
              std::string_view parent) {
    if (!judge_.is_english(s)) return;
    Finding& finding = sink_.add(rule, article_.span_of(owner.first, end),
                                 {{"body", std::string(body)}, {"parent", std::string(parent)}});
    const bool short_form = s.text(owner.first).size() <= 4;
    std::string right(parent);
    if (short_form) right = parent == united_states ? "US" : parent == united_nations ? "UN" : "EU";
    finding.suggestions.push_back({.span = article_.span_of(owner.first, owner.end), .text = std::move(right)});
  }

  const Article& article_;
  FindingSink& sink_;
  EnglishJudge judge_;
  WordId united_ = no_word, nations_ = no_word;
};

}  // namespace

void organisation_parent(const Article& article, FindingSink& sink) {
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list,
                                                             BlockKind::subhead, BlockKind::headline};
  Check check(article, sink);
  for_each_organisation(article, kinds,
                        [&](const SentenceReader& s, const OrganisationMention& found) { check.read(s, found); });
  for_each_token(article.traits.with(WordTrait::in_name), article, kinds,
                 [&](const SentenceReader& s, std::uint32_t i) {
                   if (s.inside(i + 1) && !has(s.token(i + 1).traits, WordTrait::in_name)) check.read(s, i + 1);
                 });
}

}  // namespace copydesk
