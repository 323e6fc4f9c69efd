#include <algorithm>
#include <string_view>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/checks/two_ways.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "style/american-british";

}  // namespace

void variant_mix(const Article& article, FindingSink& sink) {
  TwoWays ways;
  std::vector<Span> ize;  // American beside "-ise" only: Oxford writes "organize" and "colour"
  bool has_ise = false;
  for_each_token(
      article.traits.with(WordTrait::regional), article, prose, [&](const SentenceReader& s, std::uint32_t i) {
        if (!s.is_lower(i) || s.text(i).size() < 4 || s.token(i).in_quote) return;
        switch (variety_of(article, s.token(i).word)) {
          case SpellingVariety::american:
            ways.one.push_back(s.token(i).span);
            break;
          case SpellingVariety::british:
            ways.other.push_back(s.token(i).span);
            has_ise |=
                s.folded(i).find("is") != std::string_view::npos || s.folded(i).find("ys") != std::string_view::npos;
            break;
          case SpellingVariety::ize:
            ize.push_back(s.token(i).span);
            break;
          case SpellingVariety::none:
            break;
        }
      });
  if (has_ise) {
    ways.one.insert(ways.one.end(), ize.begin(), ize.end());
    std::sort(ways.one.begin(), ways.one.end());
  }
  report_rarer_way(article, rule, ways, sink);
}

}  // namespace copydesk
