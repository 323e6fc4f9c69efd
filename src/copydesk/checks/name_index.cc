#include "copydesk/checks/name_index.h"

#include <tsl/robin_map.h>

#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr auto title_kinds = EntityKind::office | EntityKind::royal | EntityKind::rank;

bool is_particle(const SentenceReader& s, std::uint32_t i) {
  return s.is_lower(i) && s.is<"al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "da", "di", "du",
                               "dos", "la", "le", "ter", "ul">(i);
}

bool is_name_word(const SentenceReader& s, std::uint32_t i) {
  return s.inside(i) && s.token(i).shape != CaseShape::lower && s.is_capitalised(i) &&
         (s.token(i).shape != CaseShape::upper || (s.text(i).size() == 2 && s.text(i)[1] == '.'));
}

bool is_initial(const SentenceReader& s, std::uint32_t i) {
  return s.text(i).size() <= 2;
}

/// End of the run of name words that begins at `i`, particles and hyphens inside included.
std::uint32_t end_of_run(const SentenceReader& s, std::uint32_t i) {
  std::uint32_t end = i + 1;
  for (;;) {
    std::uint32_t next = end;
    while (next < end + 3 && (is_particle(s, next) || (s.is_hyphen(next) && !s.token(next).space_before))) ++next;
    if (!is_name_word(s, next) || s.token(next).starts_line) return end;
    end = next + 1;
  }
}

/// What stands before a name in a run: titles, countries, capitals of the sentence.
bool is_before_name(const SentenceReader& s, std::uint32_t i, bool last) {
  const EntityKind kinds = s.entity_kinds(i);
  if (has(kinds, title_kinds)) return true;
  const WordInfo info = s.info(i);
  if (has(info.classes, any_title | WordClass::month | WordClass::weekday))
    return !has(info.classes, WordClass::given_name) || !last;
  if (has(info.classes, WordClass::demonym) || has(kinds, EntityKind::demonym)) return true;
  if (has(info.classes, WordClass::given_name)) return false;
  if (has(kinds, any_place | EntityKind::organisation)) return true;
  return s.token(i).starts_sentence && has(info.spelling, Spelling::lower) && !has(info.classes, WordClass::surname);
}

bool is_title(const SentenceReader& s, std::uint32_t i) {
  return has(s.entity_kinds(i), title_kinds) || s.has_class(i, any_title);
}

/// Not a word of the language nor a place: what is left is the name of somebody or something.
bool is_only_name(const SentenceReader& s, std::uint32_t i) {
  const WordInfo info = s.info(i);
  if (has(info.spelling, Spelling::lower) ||
      has(info.classes, any_place_name | WordClass::demonym | WordClass::month | WordClass::weekday | any_title))
    return false;
  return !has(s.entity_kinds(i), any_place | EntityKind::demonym | EntityKind::organisation | title_kinds);
}

class Finder {
 public:
  Finder(const SentenceReader& s, std::vector<PersonName>& out) : s_(s), out_(out) {}

  /// The names in the run of name words that begins at a token; its end.
  std::uint32_t find(std::uint32_t begin) {
    const std::uint32_t end = end_of_run(s_, begin);
    read_run(begin, end);
    return end;
  }

 private:
  void read_run(std::uint32_t begin, std::uint32_t end) {
    bool titled = is_title(s_, begin - 1) && !s_.is_punctuation(begin - 1);
    std::uint32_t first = begin;
    while (first < end &&
           (is_before_name(s_, first, first + 1 == end) || s_.is_hyphen(first) || is_particle(s_, first))) {
      titled = is_title(s_, first);
      ++first;
    }
    if (first == end) return;
    PersonName name{.first = first, .end = end, .family = end - 1, .titled = titled};
    const Mention* mention = s_.mention(first);
    if (mention != nullptr && has(s_.entity_kinds(first), EntityKind::person) && mention->first_token == first) {
      name.known = s_.article().lexicon.gazetteer().form(mention->form).kind != FormKind::foreign;
    } else if (!is_person(name)) {
      return;
    }
    if (end - first > 1 && !is_initial(s_, first)) name.given = first;
    out_.push_back(name);
  }

  [[nodiscard]] bool is_person(const PersonName& name) const {
    for (std::uint32_t i = name.first; i < name.end; ++i) {
      const EntityKind kinds = s_.entity_kinds(i);
      if (has(kinds, any_place | EntityKind::organisation) && !has(kinds, EntityKind::person) &&
          !s_.has_class(i, WordClass::given_name | WordClass::surname))
        return false;
    }
    if (name.end - name.first > 5) return false;
    if (name.end - name.first == 1) return name.titled || is_only_name(s_, name.first);
    if (name.titled || s_.has_class(name.first, WordClass::given_name)) return true;
    return is_only_name(s_, name.first) && is_only_name(s_, name.family);
  }

  const SentenceReader& s_;
  std::vector<PersonName>& out_;
};

}  // namespace

std::vector<PersonName> find_person_names(const Article& article) {
  std::vector<PersonName> names;
  // Not in furniture: menus, names of sites.
  static constexpr std::initializer_list<BlockKind> kinds = {
      BlockKind::paragraph, BlockKind::caption, BlockKind::list,   BlockKind::subhead,
      BlockKind::headline,  BlockKind::credit,  BlockKind::byline, BlockKind::dateline};
  std::uint32_t done = 0;
  for_each_token(article.traits.with_capital(), article, kinds, [&](const SentenceReader& s, std::uint32_t i) {
    if (i < done || !is_name_word(s, i)) return;
    if (has(s.block().marks, BlockMark::title_case | BlockMark::all_caps) && s.block().kind != BlockKind::paragraph)
      return;
    done = Finder(s, names).find(i);
  });
  return names;
}

std::vector<Surname> group_by_surname(const Article& article, std::span<const PersonName> names) {
  std::vector<Surname> groups;
  tsl::robin_map<WordId, std::size_t> place;
  place.reserve(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const WordId word = article.document.tokens[names[i].family].word;
    const auto [at, added] = place.try_emplace(word, groups.size());
    if (added) groups.push_back({.word = word});
    groups[at.value()].names.push_back(i);
  }
  return groups;
}

}  // namespace copydesk
