#include "copydesk/lines/kind.h"

#include <algorithm>
#include <string>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, line_kinds> names{
    "headline"sv,   "byline"sv,     "dateline"sv,   "stamp"sv,      "paragraph"sv, "subhead"sv,  "caption"sv,
    "list-item"sv,  "quote"sv,      "credit"sv,     "navigation"sv, "share"sv,     "related"sv,  "player"sv,
    "newsletter"sv, "donation"sv,   "copyright"sv,  "cookie"sv,     "paywall"sv,   "comments"sv, "advertising"sv,
    "tags"sv,       "author-bio"sv, "app-prompt"sv, "assistant"sv};

constexpr std::array<std::string_view, line_kinds> descriptions{"the headline"sv,
                                                                "the byline"sv,
                                                                "the dateline"sv,
                                                                "date and time of publication"sv,
                                                                "a paragraph"sv,
                                                                "a heading"sv,
                                                                "a picture's caption"sv,
                                                                "an item of a list"sv,
                                                                "a quotation"sv,
                                                                "the sign-off of an agency"sv,
                                                                "a menu or link of the site"sv,
                                                                "a button to share the article"sv,
                                                                "a link to other articles"sv,
                                                                "what a player showed"sv,
                                                                "an offer of a newsletter"sv,
                                                                "an appeal for money"sv,
                                                                "a legal notice of the site"sv,
                                                                "a notice on cookies"sv,
                                                                "an offer of a subscription"sv,
                                                                "readers' comments, or the form for them"sv,
                                                                "advertising"sv,
                                                                "a list of tags"sv,
                                                                "a note on the author"sv,
                                                                "an offer of an app"sv,
                                                                "what a language model said around its answer"sv};

}  // namespace

std::string_view name(LineKind kind) {
  return names[static_cast<std::size_t>(kind)];
}

std::string_view description(LineKind kind) {
  return descriptions[static_cast<std::size_t>(kind)];
}

std::optional<LineKind> parse_line_kind(std::string_view wanted) {
  const auto found = std::find(names.begin(), names.end(), wanted);
  if (found == names.end()) return std::nullopt;
  return static_cast<LineKind>(found - names.begin());
}

std::string_view line_kind_names() {
  static const std::string all = [] {
    std::string text;
    for (const auto kind : names) text.append(text.empty() ? "" : ", ").append(kind);
    return text;
  }();
  return all;
}

}  // namespace copydesk
