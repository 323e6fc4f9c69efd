#include "copydesk/checks/two_ways.h"

#include <string>

namespace copydesk {

Finding* report_rarer_way(const Article& article, std::string_view rule, const TwoWays& ways, FindingSink& sink) {
  if (!ways.mixed()) return nullptr;
  const bool one_is_usual = ways.one.size() != ways.other.size() ? ways.one.size() > ways.other.size()
                                                                 : ways.one.front() < ways.other.front();
  const Span usual = (one_is_usual ? ways.one : ways.other).front();
  const Span rarer = (one_is_usual ? ways.other : ways.one).front();
  const std::string text(article.document.at(usual));
  Finding& finding = sink.add(rule, rarer, {{"usual", text}});
  finding.related.push_back({.span = usual, .message = "“" + text + "” here"});
  return &finding;
}

}  // namespace copydesk
