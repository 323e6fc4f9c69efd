#include <algorithm>
#include <optional>
#include <string_view>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr std::string_view straight = "\"";
constexpr std::string_view opening = "“";
constexpr std::string_view closing = "”";

// A quotation left open is given up after so many blocks: what opened it was no quotation mark, or its end is lost.
constexpr std::size_t longest_quotation = 15;

enum class Role { none, opens, closes, either };

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What a straight mark does, by what stands on either side.
Role role_of_straight(std::string_view text, Span mark, Span block) {
  const char before = mark.begin > block.begin ? text[mark.begin - 1] : ' ';
  const char after = mark.end < block.end ? text[mark.end] : ' ';
  // 5'10"-tall, 6'2" high
  const auto feet = text.substr(0, mark.begin).find_last_of("'’", mark.begin);
  if (is_digit(before) &&
      ((!is_space(after) && after != '.' && after != ',') || (feet != text.npos && mark.begin - feet <= 5)))
    return Role::none;
  const bool free_before = is_space(before) || std::string_view("([-/").find(before) != std::string_view::npos;
  const bool free_after = is_space(after) || std::string_view(")].,;:!?-/").find(after) != std::string_view::npos;
  if (free_before == free_after) return Role::either;
  return free_before ? Role::opens : Role::closes;
}

struct Open {
  std::uint32_t token = 0;
  std::size_t block = 0;
};

}  // namespace

void unbalanced_quotes(const Article& article, FindingSink& sink) {
  const auto& document = article.document;
  std::optional<Open> open;
  const auto give_up = [&](const Open& lost) {
    sink.add("structure/unbalanced-quotes", document.tokens[lost.token].span);
  };
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const auto& block = document.blocks[b];
    if (block.kind == BlockKind::furniture || block.kind == BlockKind::stamp) continue;
    if (open && b - open->block > longest_quotation) {
      give_up(*open);
      open.reset();
    }
    for (auto i = block.first_token; i < block.end_token; ++i) {
      const auto& token = document.tokens[i];
      const auto text = article.at(token);
      Role role = Role::none;
      if (text == straight) role = role_of_straight(document.text, token.span, block.span);
      if (text == opening) role = Role::opens;
      if (text == closing) role = Role::closes;
      if (role == Role::either) role = open ? Role::closes : Role::opens;
      if (role == Role::opens) {
        // Each paragraph of a long quotation opens anew; a mark inside an open quotation means that one was lost, but
        // only within one block is it certain which.
        if (open && open->block == b) give_up(*open);
        open = Open{.token = i, .block = b};
      } else if (role == Role::closes && !open) {
        // In text of one sentence a line a speech may have begun lines before; unsure, unless the article never opens
        // one.
        if (b > 0 && has(block.marks, BlockMark::quoted)) continue;
        sink.add("structure/unbalanced-quotes", token.span);
      } else if (role == Role::closes) {
        const auto begin = article.at(document.tokens[open->token]);
        if ((begin == straight) != (text == straight)) {
          auto& finding = sink.add("style/mixed-quote-pair", token.span);
          finding.related.push_back(
              {.span = document.tokens[open->token].span, .message = "the quotation begins with another kind of mark"});
          finding.suggestions.push_back({.span = token.span, .text = begin == straight ? "\"" : "”"});
        }
        open.reset();
      }
    }
  }
  if (open) give_up(*open);
}

}  // namespace copydesk
