#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace copydesk {

/// What a line of a page is: first the parts of an article, then the furniture of the site around it.
enum class LineKind : std::uint8_t {
  headline,
  byline,
  dateline,
  stamp,  ///< date and time of publication
  paragraph,
  subhead,
  caption,
  list_item,
  quote,   ///< a paragraph in quotation marks
  credit,  ///< sign-off of an agency or reporter: "(Reporting by …)"
  navigation,
  share,
  related,  ///< headlines and teasers of other articles
  player,
  newsletter,
  donation,
  copyright,
  cookie,
  paywall,
  comments,
  advertising,
  tags,
  author_bio,
  app_prompt,
  assistant,  ///< what a language model said around its answer
};
inline constexpr std::size_t line_kinds = 25;
inline constexpr LineKind first_furniture = LineKind::navigation;

/// "list-item", "author-bio" …: as in options and reports.
[[nodiscard]] std::string_view name(LineKind kind);
/// In words for an editor: "a menu or link of the site".
[[nodiscard]] std::string_view description(LineKind kind);
[[nodiscard]] std::optional<LineKind> parse_line_kind(std::string_view name);
/// All names, comma separated, for error messages.
[[nodiscard]] std::string_view line_kind_names();

[[nodiscard]] constexpr bool is_furniture(LineKind kind) {
  return kind >= first_furniture;
}

/// A set of kinds.
class LineKinds {
 public:
  constexpr LineKinds() = default;
  constexpr LineKinds(std::initializer_list<LineKind> kinds) {
    for (const auto kind : kinds) add(kind);
  }
  constexpr void add(LineKind kind) { bits_ |= 1U << static_cast<unsigned>(kind); }
  constexpr void remove(LineKind kind) { bits_ &= ~(1U << static_cast<unsigned>(kind)); }
  [[nodiscard]] constexpr bool has(LineKind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }
  bool operator==(const LineKinds&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace copydesk
