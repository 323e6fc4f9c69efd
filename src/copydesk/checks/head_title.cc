#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/organisation.h"
#include "copydesk/checks/word_set.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "entity/head-title";

enum class Head : std::uint8_t {
  other,
  president,
  secretary_general,
  general_secretary,
  secretary,
  director_general,
  managing_director,
  executive_director,
  high_commissioner,
  administrator,
  commissioner_general,
  governor,
};

Head head_of(std::string_view title) {
  std::string words(title);
  std::replace(words.begin(), words.end(), '-', ' ');
  constexpr std::array<std::pair<std::string_view, Head>, 11> heads = {
      {{"president", Head::president},
       {"secretary general", Head::secretary_general},
       {"general secretary", Head::general_secretary},
       {"secretary", Head::secretary},
       {"director general", Head::director_general},
       {"managing director", Head::managing_director},
       {"executive director", Head::executive_director},
       {"high commissioner", Head::high_commissioner},
       {"administrator", Head::administrator},
       {"commissioner general", Head::commissioner_general},
       {"governor", Head::governor}}};
  const auto found = std::find_if(heads.begin(), heads.end(), [&](const auto& head) { return head.first == words; });
  return found == heads.end() ? Head::other : found->second;
}

struct Title {
  std::uint32_t first = 0, end = 0;
  Head head = Head::other;
};

/// The title that begins at the token: "President", "Secretary-General", "director general".
std::optional<Title> title_at(const SentenceReader& s, std::uint32_t i) {
  const auto two = [&](std::string_view one, std::string_view other, Head head) -> std::optional<Title> {
    if (!s.is(i, one)) return std::nullopt;
    const std::uint32_t second = s.is_hyphen(i + 1) ? i + 2 : i + 1;
    return s.is(second, other) ? std::optional(Title{.first = i, .end = second + 1, .head = head}) : std::nullopt;
  };
  if (const auto title = two("secretary", "general", Head::secretary_general)) return title;
  if (const auto title = two("general", "secretary", Head::general_secretary)) return title;
  if (const auto title = two("director", "general", Head::director_general)) return title;
  if (s.is<"president">(i)) return Title{.first = i, .end = i + 1, .head = Head::president};
  if (s.is<"secretary">(i)) return Title{.first = i, .end = i + 1, .head = Head::secretary};
  return std::nullopt;
}

/// The title is of a kind that no officer of such a body has.
bool is_wrong(Head written, Head right, bool under_un) {
  const bool director = right == Head::director_general || right == Head::managing_director ||
                        right == Head::commissioner_general || right == Head::administrator ||
                        (right == Head::executive_director && under_un) || right == Head::high_commissioner;
  switch (written) {
    case Head::president:
      return director || right == Head::secretary_general || right == Head::governor;
    case Head::secretary_general:
      return director;
    case Head::general_secretary:
      return director || right == Head::secretary_general;
    case Head::secretary:
      return right == Head::secretary_general;
    case Head::director_general:
      return right == Head::managing_director;
    default:
      return false;
  }
}

/// Acronyms that mean one body wherever they stand; the others only where the article has the name in full.
bool is_well_known(std::string_view acronym) {
  for (const std::string_view known : {"IMF", "WHO", "WTO", "IAEA", "UNESCO", "UNICEF", "UNHCR", "NATO", "OSCE", "OECD",
                                       "ASEAN", "ILO", "FAO", "UN", "UNRWA", "UNDP", "UNEP", "OPCW", "CSTO"})
    if (acronym == known) return true;
  return false;
}

std::string styled(std::string_view head, bool capitals) {
  std::string text(head);
  bool begins = capitals;
  for (char& c : text) {
    if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    begins = capitals && (c == ' ' || c == '-');
  }
  return text;
}

void report(const SentenceReader& s, const OrganisationMention& m, const Title& title, std::uint32_t first,
            std::uint32_t end, FindingSink& sink) {
  const Article& article = s.article();
  const std::string right = styled(m.entity.head, s.is_capitalised(title.first));
  Finding& finding = sink.add(rule, article.span_of(first, end), {{"head", m.entity.head}});
  finding.suggestions.push_back({.span = article.span_of(title.first, title.end), .text = right});
}

bool is_checked(const SentenceReader& s, const OrganisationMention& m, const Title& title) {
  if (m.form.kind == FormKind::foreign || m.form.entities.size() > 1 || s.token(m.first).in_quote) return false;
  const Head right = head_of(m.entity.head);
  if (!is_wrong(title.head, right, m.entity.parent == "United Nations")) return false;
  // "UN President Trump": which of the two is wrong, another rule says.
  if (title.head == Head::president && m.entity.name == "United Nations") return false;
  const bool national = is_national(s.article(), m.entity);
  if (national != (right == Head::governor)) return false;
  if (m.form.kind != FormKind::acronym) return m.end - m.first > 1 || !national;
  if (is_well_known(m.form.text)) return true;
  return !national && mention_index(s.article()).first_written(m.entity.name).has_value();
}

/// "IMF President Kristalina Georgieva", "the WHO president said".
void check_before(const SentenceReader& s, const OrganisationMention& m, FindingSink& sink) {
  const std::uint32_t at = s.is<"'s">(m.end) ? m.end + 1 : m.end;
  const auto title = title_at(s, at);
  if (!title || !is_checked(s, m, *title)) return;
  if (s.is<"of", "-">(title->end) || s.is_hyphen(title->end)) return;
  if (s.is<"-", "vice", "deputy", "/">(m.first - 1)) return;
  if (s.is<"pro", "elect", "designate">(title->end)) return;
  const bool name_follows =
      s.is_capitalised(title->end) && (s.has_class(title->end, WordClass::given_name | WordClass::surname) ||
                                       has(s.entity_kinds(title->end), EntityKind::person));
  if (title->head == Head::secretary && !name_follows) return;
  // "the IMF, president …" has a comma; "with the IMF President Milei said" lacks one.
  if (at == m.end && s.is_capitalised(title->first) && name_follows && s.is<"the">(m.first - 1) &&
      s.is<"with", "from", "to", "at", "against", "by", "on", "in", "for">(m.first - 2))
    return;
  report(s, m, *title, m.first, title->end, sink);
}

/// "the president of the International Monetary Fund".
void check_behind(const SentenceReader& s, std::uint32_t i, FindingSink& sink) {
  const auto title = title_at(s, i);
  if (!title || title->head == Head::secretary || !s.is<"of">(title->end)) return;
  if (s.is<"vice", "deputy", "assistant", "under", "co", "-", "council", "board", "conference", "assembly", "session",
           "staff", "regional", "country", "honorary", "national">(i - 1))
    return;
  const std::uint32_t name = s.is<"the">(title->end + 1) ? title->end + 2 : title->end + 1;
  const auto m = organisation_at(s, name);
  if (!m || !is_checked(s, *m, *title)) return;
  if (s.is<"'s">(m->end) || s.is_hyphen(m->end) || (s.is_capitalised(m->end) && !s.is<"(">(m->end)) ||
      s.has_class(m->end, WordClass::noun | WordClass::plural_noun | WordClass::adjective | WordClass::demonym))
    return;
  report(s, *m, *title, title->first, m->end, sink);
}

}  // namespace

void head_title(const Article& article, FindingSink& sink) {
  static constexpr auto head_words = std::to_array<std::string_view>({"president", "secretary", "general", "director"});
  const WordSet& heads = word_set(article, head_words);
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list,
                                                             BlockKind::subhead, BlockKind::headline};
  for_each_organisation(
      article, kinds, [&](const SentenceReader& s, const OrganisationMention& found) { check_before(s, found, sink); });
  for_each_token(places_of(article, heads.words()), article, kinds,
                 [&](const SentenceReader& s, std::uint32_t i) { check_behind(s, i, sink); });
}

}  // namespace copydesk
