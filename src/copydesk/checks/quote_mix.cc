#include <string_view>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/checks/two_ways.h"

namespace copydesk {

void quote_mix(const Article& article, FindingSink& sink) {
  TwoWays ways;
  const auto may_be_quote = [&](std::uint32_t i) {
    const char head = article.document.text[article.document.tokens[i].span.begin];
    return head == '"' || head == '\xE2';
  };
  for_each_token_if(may_be_quote, article.traits.with(WordTrait::mark), article, prose,
                    [&](const SentenceReader& s, std::uint32_t i) {
                      if (s.text(i) == "“" || s.text(i) == "”") ways.one.push_back(s.token(i).span);
                      // Behind a number it is a sign for inches or seconds.
                      if (s.text(i) == "\"" && !(s.is_number(i - 1) && !s.token(i).space_before))
                        ways.other.push_back(s.token(i).span);
                    });
  report_rarer_way(article, "style/quote-marks", ways, sink);
}

}  // namespace copydesk
