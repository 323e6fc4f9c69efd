#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/office_title.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "entity/title-given-name-alone";

/// A given name that no country or month shares: not "Jordan", "April".
bool is_given_name(const SentenceReader& s, std::uint32_t i) {
  if (!s.is_capitalised(i) || s.token(i).shape != CaseShape::title || s.is_hyphenated(i)) return false;
  const WordInfo info = s.info(i);
  constexpr auto other =
      WordClass::country | WordClass::demonym | WordClass::month | WordClass::weekday | WordClass::royal_title;
  return has(info.classes, WordClass::given_name) && !has(info.classes, other);
}

/// What shows that no family name follows: a verb, a comma, the end.
bool name_ends(const SentenceReader& s, std::uint32_t next) {
  if (!s.inside(next)) return true;
  if (s.is<",", ".", ";", "'s", "?", "!", ")", "—", "–", ":">(next)) return true;
  if (!s.is_lower(next)) return false;
  return s.has_class(next, WordClass::speech_verb | WordClass::auxiliary | WordClass::modal | WordClass::verb_past |
                               WordClass::verb_s | WordClass::verb_ing | WordClass::preposition |
                               WordClass::conjunction);
}

/// Peoples among whom an office goes with the given name, or whose names have no family name.
bool uses_given_names(std::string_view country) {
  for (const std::string_view code :
       {"ET", "ER", "IS", "MY", "ID", "MM", "TH", "LK", "BR", "SG", "BN", "SO", "PK", "AF",
        "BT", "MN", "TL", "KH", "LA", "VN", "BD", "TR", "TM", "MV", "SS", "SD", "NP"})
    if (country == code) return true;
  return false;
}

struct Bearers {
  std::span<const Entity> people = {};
  bool by_custom = false;  ///< one of them may be called so
  bool as_family = false;  ///< it is somebody's family name
};

/// People of the gazetteer with this given name.
Bearers bearers_of(const SentenceReader& s, std::uint32_t i) {
  const PersonsByName& persons = persons_by_name(s.article());
  Bearers bearers{.people = persons.with_given(s.text(i)), .as_family = persons.is_family(s.text(i))};
  for (const Entity& entity : bearers.people)
    bearers.by_custom |= uses_given_names(entity.country) || entity.family.empty();
  return bearers;
}

struct FullName {
  Span span = {};
  bool known = false;  ///< to the gazetteer
};

/// What is known of an article's people and titles.
class Background {
 public:
  [[nodiscard]] const Bearers& bearers(const SentenceReader& s, std::uint32_t i) {
    const auto [at, is_new] = bearers_.try_emplace(s.token(i).word);
    if (is_new) at->second = bearers_of(s, i);
    return at->second;
  }

  /// The only full name with this given name in the article.
  [[nodiscard]] std::optional<FullName> full_name(const Article& article, WordId given) {
    if (!full_names_) make_full_names(article);
    const auto found = full_names_->find(given);
    return found == full_names_->end() ? std::nullopt : found->second;
  }

 private:
  void make_full_names(const Article& article) {
    full_names_.emplace();
    const auto& document = article.document;
    for (const PersonName& name : person_names(article)) {
      if (name.given == no_token) continue;
      const FullName full{.span = article.span_of(name.first, name.end), .known = name.known};
      const auto [at, is_new] = full_names_->try_emplace(document.tokens[name.given].word, full);
      if (!is_new && at->second && document.at(at->second->span) != document.at(full.span)) at->second.reset();
    }
  }

  std::unordered_map<WordId, Bearers> bearers_ = {};
  std::optional<std::unordered_map<WordId, std::optional<FullName>>> full_names_ = {};  // none: two have the given name
};

/// Of several people of the country the one who held the office, the last of them.
std::string holder_of(const SentenceReader& s, const OfficeTitle& title, std::string_view country,
                      const Bearers& bearers) {
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  std::string holder;
  for (const Term& term : gazetteer.terms_of(country, office_of(s.article(), country, title))) {
    const std::string_view name = gazetteer.entity(term.holder).name;
    if (std::any_of(bearers.people.begin(), bearers.people.end(), [&](const Entity& e) { return e.name == name; }))
      holder = name;
  }
  return holder;
}

void check(const SentenceReader& s, std::uint32_t i, Background& background, FindingSink& sink) {
  const auto title = title_before(s, i);
  if (!title || s.token(i).in_quote || s.is<",">(i - 1)) return;
  // A mayor or a governor may go by the given name, and so may all in a list of such.
  if (s.is<"mayor", "governor", "speaker", "coach", "secretary", "director", "deputy", "councillor", "chairman",
           "chairwoman">(i - 1) ||
      s.is<"chief">(title->first))
    return;
  const Bearers& bearers = background.bearers(s, i);
  if (bearers.by_custom) return;
  const Span span = s.article().span_of(title->first, i + 1);
  const std::string name(s.text(i));
  const std::string_view country = body_before(s, title->first);
  const auto is_of_country = [&](const Entity& e) { return e.country == country; };
  const auto compatriots = std::count_if(bearers.people.begin(), bearers.people.end(), is_of_country);
  const auto elsewhere = background.full_name(s.article(), s.token(i).word);
  // "President Franklin", "President Grant": what may be a family name needs a known bearer, in the article or, if it
  // is no word, of the country.
  const bool is_word = has(s.info(i).spelling, Spelling::lower) || s.has_class(i, WordClass::city | WordClass::region);
  if (is_word || s.has_class(i, WordClass::surname)) {
    const bool in_article = elsewhere && elsewhere->known;
    if (bearers.as_family || !(in_article || (!is_word && compatriots > 0))) return;
  }
  std::string full;
  if (elsewhere) {
    full = s.article().document.at(elsewhere->span);
  } else if (!country.empty() && compatriots > 1) {
    full = holder_of(s, *title, country, bearers);
  } else if (compatriots == 1) {
    full = std::find_if(bearers.people.begin(), bearers.people.end(), is_of_country)->name;
  }
  Finding& finding = sink.add(rule, span, {{"given", name}});
  if (full.empty()) return;
  finding.suggestions.push_back({.span = s.token(i).span, .text = full});
  if (elsewhere) finding.related.push_back({.span = elsewhere->span, .message = "“" + full + "” here"});
}

}  // namespace

void title_given_alone(const Article& article, FindingSink& sink) {
  Background background;
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list};
  const auto& tokens = article.document.tokens;
  const auto follows_name = [&](std::uint32_t i) { return i > 0 && has(tokens[i - 1].traits, WordTrait::in_name); };
  for_each_token_if(follows_name, article.traits.with_capital(), article, kinds,
                    [&](const SentenceReader& s, std::uint32_t i) {
                      if (i > s.first() && is_given_name(s, i) && name_ends(s, i + 1)) check(s, i, background, sink);
                    });
}

}  // namespace copydesk
