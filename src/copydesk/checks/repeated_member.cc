#include <span>
#include <string>
#include <vector>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "entity/repeated-member";
constexpr auto listed_kinds = EntityKind::country | EntityKind::territory | EntityKind::capital | EntityKind::city |
                              EntityKind::region | EntityKind::organisation | EntityKind::person;

/// A member of a list: the tokens of one gazetteer name.
struct Member {
  std::uint32_t first = 0, end = 0;
  EntityId entity = 0;
};

/// Index behind the separator at `i` (a comma, "and", "or", ", and", with or without "the"); `i` if there is none.
std::uint32_t separator_end(const SentenceReader& s, std::uint32_t i, bool& conjunction) {
  std::uint32_t end = i;
  if (s.is<",">(end)) ++end;
  if (s.is<"and", "or">(end)) {
    conjunction = true;
    ++end;
  }
  if (end > i && s.is<"the">(end)) ++end;
  return end;
}

/// Whether what follows makes something else of the name: "NATO members", "China's neighbours", "Washington State".
bool goes_on(const SentenceReader& s, std::uint32_t end) {
  if (!s.inside(end) || s.is_punctuation(end)) return s.is_hyphen(end) || s.is<"(", "/">(end);
  if (s.is<"'s", "'", "jr", "sr", "ii", "iii">(end) || s.is_number(end)) return true;
  if (s.is_capitalised(end)) return !has(s.entity_kinds(end), EntityKind::country);
  constexpr auto closes = WordClass::auxiliary | WordClass::modal | WordClass::preposition | WordClass::conjunction |
                          WordClass::pronoun | WordClass::determiner | WordClass::verb_past | WordClass::speech_verb |
                          WordClass::adverb;
  return !s.has_class(end, closes);
}

/// "between France and France", "from Rome to Rome": said on purpose, or another rule's flaw.
bool follows_between(const SentenceReader& s, std::uint32_t first) {
  return s.is<"between">(first - 1) || s.is<"between">(first - 2) || s.is<"from">(first - 1);
}

class Lists {
 public:
  Lists(const SentenceReader& s, FindingSink& sink) : s_(s), sink_(sink) {}

  /// `names`: those of the sentence, in order.
  void find(std::span<const Mention> names) {
    std::vector<Member> list;
    bool conjunction = false;
    std::uint32_t next = s_.first();  // where the next member of the list in hand must stand
    const auto end_list = [&] {
      report(list, conjunction);
      list.clear();
      conjunction = false;
    };
    for (const Mention& name : names) {
      const Form form = s_.article().lexicon.gazetteer().form(name.form);
      const std::uint32_t first = name.first_token, end = first + name.token_count;
      if (first != next) end_list();
      if (!has(form.entity_kinds, listed_kinds)) continue;
      if (!form.entities.empty()) list.push_back({.first = first, .end = end, .entity = form.entities.front()});
      next = separator_end(s_, end, conjunction);
      if (next == end) end_list();
    }
    end_list();
  }

 private:
  [[nodiscard]] bool same_words(const Member& a, const Member& b) const {
    if (a.end - a.first != b.end - b.first) return false;
    for (std::uint32_t i = 0; i < a.end - a.first; ++i) {
      if (s_.folded(a.first + i) != s_.folded(b.first + i)) return false;
    }
    return true;
  }

  void report(const std::vector<Member>& list, bool conjunction) {
    if (list.size() < 2 || (!conjunction && list.size() < 4)) return;
    if (follows_between(s_, list.front().first) || s_.token(list.front().first).in_quote ||
        goes_on(s_, list.back().end))
      return;
    for (std::size_t j = 1; j < list.size(); ++j) {
      for (std::size_t i = 0; i < j; ++i) {
        // "the Bharatiya Janata Party, or BJP": one name explains the other.
        if (list[i].entity != list[j].entity || !same_words(list[i], list[j])) continue;
        const Span span = s_.article().span_of(list[i].first, list[j].end);
        const std::string name(s_.article().document.at(s_.article().span_of(list[j].first, list[j].end)));
        Finding& finding = sink_.add(rule, span, {{"name", name}});
        if (i + 1 == j && list.size() > 2) finding.suggestions.push_back({.span = span, .text = name});
        return;
      }
    }
  }

  const SentenceReader& s_;
  FindingSink& sink_;
};

}  // namespace

void repeated_member(const Article& article, FindingSink& sink) {
  const auto names = article.mentions.all();
  SentenceCursor cursor(article, {BlockKind::paragraph, BlockKind::caption, BlockKind::headline});
  for (std::size_t n = 0; n + 1 < names.size();) {
    if (!cursor.move_to(names[n].first_token)) {
      ++n;
      continue;
    }
    const SentenceReader s = cursor.sentence();
    const std::size_t first = n;
    while (n < names.size() && names[n].first_token < s.end()) ++n;
    if (n - first >= 2) Lists(s, sink).find(names.subspan(first, n - first));
  }
}

}  // namespace copydesk
