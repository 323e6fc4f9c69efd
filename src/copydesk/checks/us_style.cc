#include <array>
#include <string_view>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/checks/two_ways.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "style/us-abbreviation";

struct Abbreviated {
  std::string_view plain, with_stops;
};
constexpr std::array abbreviations = {Abbreviated{"US", "U.S."}, Abbreviated{"UN", "U.N."}, Abbreviated{"UK", "U.K."},
                                      Abbreviated{"EU", "E.U."}};

/// "US$5", "US-led" in capitals of a headline: where stops are never written.
bool is_free_of_style(const SentenceReader& s, std::uint32_t i) {
  return s.text(i + 1) == "$" || s.block().kind == BlockKind::headline || has(s.block().marks, BlockMark::all_caps);
}

}  // namespace

void us_style(const Article& article, FindingSink& sink) {
  std::array<TwoWays, abbreviations.size()> ways;
  const auto wanted = [&](std::uint32_t i) { return article.document.tokens[i].shape == CaseShape::upper; };
  static constexpr auto folded =
      std::to_array<std::string_view>({"us", "u.s.", "un", "u.n.", "uk", "u.k.", "eu", "e.u."});
  for_each_token_if(wanted, places_of(article, word_set(article, folded).words()), article,
                    {BlockKind::paragraph, BlockKind::caption, BlockKind::list, BlockKind::headline},
                    [&](const SentenceReader& s, std::uint32_t i) {
                      for (std::size_t a = 0; a < abbreviations.size(); ++a) {
                        // Agencies that write "U.S." drop the stops in headlines: there they tell nothing.
                        if (s.text(i) == abbreviations[a].plain && !is_free_of_style(s, i))
                          ways[a].one.push_back(s.token(i).span);
                        if (s.text(i) == abbreviations[a].with_stops) ways[a].other.push_back(s.token(i).span);
                      }
                    });
  for (const TwoWays& way : ways) report_rarer_way(article, rule, way, sink);
}

}  // namespace copydesk
