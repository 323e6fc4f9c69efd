#include "copydesk/checks/name_index.h"

#include <algorithm>

#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr auto title_kinds = EntityKind::office | EntityKind::royal | EntityKind::rank;

constexpr std::uint32_t longest_particle = 3;

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

/// A word of a run, looked up once.
struct Word {
  EntityKind kinds = EntityKind::none;
  WordClass classes = WordClass::none;
  Spelling spelling = Spelling::none;
};
Word word_at(const SentenceReader& s, std::uint32_t i) {
  const WordInfo info = s.article().info(s.token(i));
  return {.kinds = s.entity_kinds(i), .classes = info.classes, .spelling = info.spelling};
}

/// What stands before a name in a run: titles, countries, capitals of the sentence.
bool is_before_name(const Word& word, bool starts_sentence, bool last) {
  if (has(word.kinds, title_kinds)) return true;
  if (has(word.classes, any_title | WordClass::month | WordClass::weekday))
    return !has(word.classes, WordClass::given_name) || !last;
  if (has(word.classes, WordClass::demonym) || has(word.kinds, EntityKind::demonym)) return true;
  if (has(word.classes, WordClass::given_name)) return false;
  if (has(word.kinds, any_place | EntityKind::organisation)) return true;
  return starts_sentence && has(word.spelling, Spelling::lower) && !has(word.classes, WordClass::surname);
}

bool is_title(const SentenceReader& s, std::uint32_t i) {
  return has(s.entity_kinds(i), title_kinds) || s.has_class(i, any_title);
}

/// Not a word of the language nor a place: what is left is the name of somebody or something.
bool is_only_name(const Word& word) {
  if (has(word.spelling, Spelling::lower) ||
      has(word.classes, any_place_name | WordClass::demonym | WordClass::month | WordClass::weekday | any_title))
    return false;
  return !has(word.kinds, any_place | EntityKind::demonym | EntityKind::organisation | title_kinds);
}

/// A word of a place's or an organisation's name that is nobody's.
bool is_of_something_else(const Word& word) {
  return has(word.kinds, any_place | EntityKind::organisation) && !has(word.kinds, EntityKind::person) &&
         !has(word.classes, WordClass::given_name | WordClass::surname);
}

/// "The talks": the capital is the sentence's, and no name goes on behind it. Most runs are such.
bool is_opening_word_alone(const Article& article, std::uint32_t i) {
  const auto& tokens = article.document.tokens;
  if (!tokens[i].starts_sentence || has(tokens[i].traits, WordTrait::in_name | WordTrait::rare)) return false;
  if (i + 1 == tokens.size() || tokens[i + 1].kind != TokenKind::word || tokens[i + 1].shape != CaseShape::lower ||
      tokens[i + 1].span.size() <= longest_particle)
    return false;
  const WordInfo info = article.info(i);
  return has(info.spelling, Spelling::lower) && !has(info.classes, WordClass::given_name | WordClass::surname);
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
    std::uint32_t first = begin;
    Word head = word_at(s_, first);
    while (is_before_name(head, s_.token(first).starts_sentence, first + 1 == end) || s_.is_hyphen(first) ||
           is_particle(s_, first)) {
      if (++first == end) return;
      head = word_at(s_, first);
    }
    PersonName name{.first = first, .end = end, .family = end - 1};
    const Mention* mention = has(head.kinds, EntityKind::person) ? s_.mention(first) : nullptr;
    const bool is_known = mention != nullptr && mention->first_token == first;
    if (!is_known && !may_be_person(name, head)) return;
    name.titled = is_title(s_, first - 1) && (first > begin || !s_.is_punctuation(first - 1));
    if (is_known) {
      name.known = s_.article().lexicon.gazetteer().form(mention->form).kind != FormKind::foreign;
    } else if (!name.titled && !is_person_without_title(name, head)) {
      return;
    }
    if (end - first > 1 && !is_initial(s_, first)) name.given = first;
    out_.push_back(name);
  }

  [[nodiscard]] bool may_be_person(const PersonName& name, const Word& head) const {
    if (name.end - name.first > 5 || is_of_something_else(head)) return false;
    for (std::uint32_t i = name.first + 1; i < name.end; ++i) {
      if (has(s_.token(i).traits, WordTrait::in_name) && is_of_something_else(word_at(s_, i))) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_person_without_title(const PersonName& name, const Word& head) const {
    if (name.end - name.first == 1) return is_only_name(head);
    return has(head.classes, WordClass::given_name) || (is_only_name(head) && is_only_name(word_at(s_, name.family)));
  }

  const SentenceReader& s_;
  std::vector<PersonName>& out_;
};

}  // namespace

void find_person_names(const Article& article, std::vector<PersonName>& names) {
  names.clear();
  // Not in furniture: menus, names of sites.
  static constexpr std::initializer_list<BlockKind> kinds = {
      BlockKind::paragraph, BlockKind::caption, BlockKind::list,   BlockKind::subhead,
      BlockKind::headline,  BlockKind::credit,  BlockKind::byline, BlockKind::dateline};
  std::uint32_t done = 0;
  const auto may_begin_run = [&](std::uint32_t i) {
    const Token& token = article.document.tokens[i];
    return i >= done && (token.shape != CaseShape::upper || token.span.size() == 2) &&
           !is_opening_word_alone(article, i);
  };
  for_each_token_if(
      may_begin_run, article.traits.with_capital(), article, kinds, [&](const SentenceReader& s, std::uint32_t i) {
        if (!is_name_word(s, i)) return;
        if (has(s.block().marks, BlockMark::title_case | BlockMark::all_caps) && s.block().kind != BlockKind::paragraph)
          return;
        done = Finder(s, names).find(i);
      });
}

void Surnames::read(const Article& article, std::span<const PersonName> names) {
  by_word_.clear();
  surnames_.clear();
  indices_.resize(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i)
    by_word_.push_back(std::uint64_t{article.document.tokens[names[i].family].word} << 32U | i);
  std::sort(by_word_.begin(), by_word_.end());
  for (std::size_t n = 0; n < by_word_.size(); ++n) {
    const auto word = static_cast<WordId>(by_word_[n] >> 32U);
    indices_[n] = static_cast<std::uint32_t>(by_word_[n]);
    if (surnames_.empty() || surnames_.back().word != word)
      surnames_.push_back({.word = word, .names = {&indices_[n], 0}});
    Surname& surname = surnames_.back();
    surname.names = {surname.names.data(), surname.names.size() + 1};
  }
  std::sort(surnames_.begin(), surnames_.end(),
            [](const Surname& a, const Surname& b) { return a.names.front() < b.names.front(); });
}

}  // namespace copydesk
