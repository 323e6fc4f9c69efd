#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/office_title.h"
#include "copydesk/checks/word_set.h"
#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"
#include "copydesk/text/date.h"

namespace copydesk {
namespace {

using std::chrono::year_month;

constexpr std::string_view misspelt = "name/office-holder";
constexpr std::string_view other_country = "entity/office-of-another-country";
constexpr std::string_view not_in_office = "entity/not-in-office";
constexpr std::string_view two_holders = "entity/two-office-holders";

/// Offices that one person of a country holds at a time.
bool is_held_by_one(std::string_view office) {
  constexpr std::array<std::string_view, 7> offices = {"president",        "prime minister",   "premier",
                                                       "foreign minister", "defence minister", "finance minister",
                                                       "chancellor"};
  return std::find(offices.begin(), offices.end(), office) != offices.end();
}

constexpr auto before_title_words = std::to_array<std::string_view>(
    {"former", "ex",    "then",      "late",     "previous", "formerly",   "deposed",   "ousted", "onetime",
     "old",    "elect", "outgoing",  "incoming", "acting",   "interim",    "caretaker", "self",   "new",
     "next",   "first", "designate", "deputy",   "future",   "opposition", "rival",     "exiled", "candidate"});
constexpr auto in_sentence_words = std::to_array<std::string_view>(
    {"when",   "while",  "during",    "under",      "ago",         "since",       "era", "history",
     "decade", "memoir", "memoirs",   "decades",    "until",       "earlier",     "war", "anniversary",
     "born",   "years",  "successor", "successors", "predecessor", "predecessors"});

/// Words that tell of another time than that of the article.
class OtherTimes {
 public:
  explicit OtherTimes(const Article& article)
      : before_title_(word_set(article, before_title_words)), in_sentence_(word_set(article, in_sentence_words)) {}

  /// "former Russian President …", "the then-president".
  [[nodiscard]] bool before_title(const SentenceReader& s, std::uint32_t title) const {
    for (std::uint32_t back = 1; back <= 4 && s.inside(title - back); ++back) {
      if (before_title_.contains(s.token(title - back).word)) return true;
    }
    return false;
  }

  /// Who held an office once may be meant.
  [[nodiscard]] bool in_sentence(const SentenceReader& s) const {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      const WordId word = s.token(i).word;
      if (before_title_.contains(word) || in_sentence_.contains(word)) return true;
      const std::string_view text = s.text(i);
      if (s.is_number(i) && text.size() == 4 && (text.starts_with("19") || text.starts_with("20"))) return true;
    }
    return false;
  }

 private:
  const WordSet &before_title_, &in_sentence_;
};

/// The day of the article, where a line of it gives one.
std::optional<year_month> month_of(const Article& article) {
  for (const Block& block : article.document.blocks) {
    if (block.kind != BlockKind::stamp) continue;
    if (const auto day = find_date(slice(article.document.text, block.span))) return day->year() / day->month();
  }
  return std::nullopt;
}

std::string years_of(const Term& term) {
  const auto year = [](year_month month) { return std::to_string(static_cast<int>(month.year())); };
  if (term.until.year() > std::chrono::year(9000)) return "since " + year(term.from);
  return term.from.year() == term.until.year() ? "in " + year(term.from) : year(term.from) + "–" + year(term.until);
}

bool covers(const Term& term, year_month month, int margin) {
  return term.from - std::chrono::months(margin) <= month &&
         (term.until.year() > std::chrono::year(9000) || month <= term.until + std::chrono::months(margin));
}

std::string last_word(std::string_view name) {
  std::string folded;
  fold(name.substr(name.find_last_of(" -") + 1), folded);
  return folded;
}

/// A share of the sounds: 0 for the same, about 0.2 for names that engines make of one another.
float difference(std::string_view a, std::string_view b, NamePart part) {
  const std::string one = name_key(a), other = name_key(b);
  const auto length = static_cast<float>(std::max({one.size(), other.size(), std::size_t{4}}));
  return key_distance(one, other, part, length) / length;
}

/// Closer than two people of one office ever were by chance among those in dictionaries/people.tsv.
bool may_be_meant(const Article& article, const PersonName& name, const Entity& holder) {
  const std::string_view family = article.folded(article.document.tokens[name.family]);
  if (family.size() < 4 || difference(family, last_word(holder.name), NamePart::family) > 0.22F) return false;
  if (name.given == no_token) return false;
  std::string given;
  fold(holder.given.substr(0, holder.given.find_first_of(" -")), given);
  return !given.empty() &&
         difference(article.folded(article.document.tokens[name.given]), given, NamePart::given) <= 0.22F;
}

class Check {
 public:
  Check(const Article& article, FindingSink& sink) : article_(article), sink_(sink), judge_(article) {}

  void read(const SentenceReader& s, const PersonName& name) {
    if (s.token(name.first).in_quote) return;
    if (is_counterpart(s, name)) return check_counterpart(s, name);
    auto title = title_before(s, name.first);
    if (!title) title = lower_title_before(s, name.first);
    if (!title) return;
    const std::string_view body = body_before(s, title->first);
    const std::string office = office_of(article_, body, *title);
    if (!body.empty() && !times().before_title(s, title->first)) check(s, name, title->first, body, office);
  }

  /// "Foreign Minister X" here, "Foreign Minister Y" there.
  void compare() {
    for (const auto& [role, named] : roles_) {
      const auto stranger = std::find_if(named.begin(), named.end(), [](const Named& n) { return !n.known; });
      if (stranger == named.end()) continue;
      const auto is_other = [&](const Named& n) { return n.family != stranger->family; };
      const auto other = std::find_if(named.begin(), named.end(), is_other);
      if (other == named.end() || !judge_.is_english()) continue;
      const auto& [later, before] = stranger > other ? std::pair(*stranger, *other) : std::pair(*other, *stranger);
      const std::string usual(article_.document.at(before.span));
      Finding& finding = sink_.add(two_holders, later.span, {{"other", usual}, {"office", role.second}});
      finding.related.push_back({.span = before.span, .message = "“" + usual + "” here"});
    }
  }

 private:
  struct Named {
    WordId family = no_word;
    Span span = {};
    bool known = false;  ///< to have held the office
  };

  [[nodiscard]] const Gazetteer& gazetteer() const { return article_.lexicon.gazetteer(); }

  /// "his Azerbaijani counterpart, Jeyhun Bayramov".
  [[nodiscard]] static bool is_counterpart(const SentenceReader& s, const PersonName& name) {
    const std::uint32_t at = s.is<",">(name.first - 1) ? name.first - 2 : name.first - 1;
    return s.is<"counterpart">(at);
  }
  void check_counterpart(const SentenceReader& s, const PersonName& name) {
    const std::uint32_t at = s.is<",">(name.first - 1) ? name.first - 2 : name.first - 1;
    const std::string_view country = body_before(s, at);
    if (country.empty() || times().before_title(s, at) || person_of(article_, name)) return;
    auto terms = gazetteer().terms_of(country);
    std::erase_if(terms, [](const Term& term) { return !is_held_by_one(term.office); });
    check_spelling(s, name, terms);
  }

  void check(const SentenceReader& s, const PersonName& name, std::uint32_t title, std::string_view body,
             const std::string& office) {
    const auto terms = gazetteer().terms_of(body, office);
    const auto person = person_of(article_, name);
    const bool holder =
        std::any_of(terms.begin(), terms.end(), [&](const Term& t) { return is_holder(name, person, t); });
    if (holder) {
      note(body, office, name, true);
      return check_time(s, name, person, terms);
    }
    if (person) return check_country(s, name, *person, title, body, office);
    if (!check_spelling(s, name, terms)) note(body, office, name, false);
  }

  [[nodiscard]] bool is_holder(const PersonName& name, std::optional<EntityId> person, const Term& term) const {
    if (person) return term.holder == *person;
    const std::string_view family = article_.folded(article_.document.tokens[name.family]);
    const auto forms = gazetteer().forms_of(term.holder);
    return std::any_of(forms.begin(), forms.end(),
                       [&](std::uint32_t id) { return last_word(gazetteer().form(id).text) == family; });
  }

  void note(std::string_view body, const std::string& office, const PersonName& name, bool known) {
    if (!is_held_by_one(office)) return;
    const Token& family = article_.document.tokens[name.family];
    roles_[{std::string(body), office}].push_back(
        {.family = family.word, .span = article_.span_of(name.first, name.end), .known = known});
  }

  /// A name that nobody has, much like that of one who held the office.
  bool check_spelling(const SentenceReader& s, const PersonName& name, std::span<const Term> terms) {
    const Term* meant = nullptr;
    const auto heard = name.given == no_token ? std::nullopt : known_person(article_, name.first, name.end);
    for (const Term& term : terms) {
      const bool sounds_so = heard && heard->entity == term.holder;
      if (!sounds_so && !may_be_meant(article_, name, gazetteer().entity(term.holder))) continue;
      if (meant != nullptr && meant->holder != term.holder) return false;
      meant = &term;
    }
    if (meant == nullptr || !judge_.is_english(s)) return false;
    const std::string preferred(gazetteer().entity(meant->holder).name);
    const Span span = article_.span_of(name.first, name.end);
    Finding& finding =
        sink_.add(misspelt, span, {{"preferred", preferred}, {"office", meant->office}, {"years", years_of(*meant)}});
    if (const auto other = mention_index(article_).first_right(meant->holder))
      finding.related.push_back({.span = *other, .message = "“" + preferred + "” here"});
    finding.suggestions.push_back({.span = span, .text = preferred});
    return true;
  }

  /// "Russian President Nikol Pashinyan": he is in office elsewhere.
  void check_country(const SentenceReader& s, const PersonName& name, EntityId person, std::uint32_t title,
                     std::string_view body, const std::string& office) {
    const Entity known = gazetteer().entity(person);
    if (!is_held_by_one(office) || known.country.empty() || known.country == body) return;
    const auto& month = article_month();
    for (const Term& term : gazetteer().terms_held_by(person)) {
      if (term.of != known.country || !is_held_by_one(term.office) || (month && !covers(term, *month, 2))) continue;
      if (!judge_.is_english(s)) return;
      const std::string role = std::string(term.office) + " of " + std::string(country_name(term.of));
      sink_.add(other_country, article_.span_of(title, name.end),
                {{"name", known.name}, {"role", role}, {"years", years_of(term)}});
      return;
    }
  }

  /// Who held the office at another time than that of the article.
  void check_time(const SentenceReader& s, const PersonName& name, std::optional<EntityId> person,
                  std::span<const Term> terms) {
    const auto& month = article_month();
    if (!month) return;
    const Term *held = nullptr, *right = nullptr;
    for (const Term& term : terms) {
      if (is_holder(name, person, term)) {
        if (covers(term, *month, 3)) return;
        held = &term;
      } else if (covers(term, *month, -2)) {
        right = &term;
      }
    }
    if (held == nullptr || right == nullptr || times().in_sentence(s) || !judge_.is_english(s)) return;
    const std::string preferred(gazetteer().entity(right->holder).name);
    sink_.add(not_in_office, article_.span_of(name.first, name.end),
              {{"preferred", preferred}, {"office", held->office}, {"years", years_of(*held)}});
  }

  /// Looking up its words takes longer than reading an article that has no holder of an office.
  const OtherTimes& times() {
    if (!times_) times_.emplace(article_);
    return *times_;
  }

  /// Read once: the stamps of a long text take a walk over all of its blocks.
  const std::optional<year_month>& article_month() {
    if (!month_) month_ = month_of(article_);
    return *month_;
  }

  [[nodiscard]] std::string_view country_name(std::string_view code) const {
    for (EntityId id = 0; id < gazetteer().size(); ++id) {
      const Entity entity = gazetteer().entity(id);
      if (entity.country == code && has(entity.kind, EntityKind::country)) return entity.name;
    }
    return code;
  }

  const Article& article_;
  FindingSink& sink_;
  EnglishJudge judge_;
  std::optional<OtherTimes> times_ = {};
  std::optional<std::optional<year_month>> month_ = {};
  std::map<std::pair<std::string, std::string>, std::vector<Named>> roles_ = {};
};

}  // namespace

void office_holder(const Article& article, FindingSink& sink) {
  const auto names = person_names(article);
  auto name = names.begin();
  Check check(article, sink);
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list};
  for_each_sentence_with(WordTrait::in_name, article, kinds, [&](const SentenceReader& s) {
    while (name != names.end() && name->first < s.first()) ++name;
    for (; name != names.end() && name->first < s.end(); ++name) {
      if (s.inside(name->first - 1)) check.read(s, *name);
    }
  });
  check.compare();
}

}  // namespace copydesk
