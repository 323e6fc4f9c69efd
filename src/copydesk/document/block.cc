#include "copydesk/document/block.h"

#include <array>
#include <ostream>
#include <utility>

namespace copydesk {
namespace {

using namespace std::string_view_literals;
constexpr std::array marks{
    std::pair{BlockMark::blank_before, "blank_before"sv},
    std::pair{BlockMark::blank_after, "blank_after"sv},
    std::pair{BlockMark::terminal_stop, "terminal_stop"sv},
    std::pair{BlockMark::title_case, "title_case"sv},
    std::pair{BlockMark::all_caps, "all_caps"sv},
    std::pair{BlockMark::short_line, "short_line"sv},
    std::pair{BlockMark::before_prose, "before_prose"sv},
    std::pair{BlockMark::after_prose, "after_prose"sv},
    std::pair{BlockMark::quoted, "quoted"sv},
    std::pair{BlockMark::repeats_headline, "repeats_headline"sv},
};

}  // namespace

std::string_view name(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
      return "headline";
    case BlockKind::byline:
      return "byline";
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::stamp:
      return "stamp";
    case BlockKind::subhead:
      return "subhead";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::caption:
      return "caption";
    case BlockKind::credit:
      return "credit";
    case BlockKind::list:
      return "list";
    case BlockKind::furniture:
      return "furniture";
  }
  return {};
}

std::ostream& operator<<(std::ostream& out, const Block& block) {
  out << name(block.kind) << ' ' << block.span;
  for (const auto& [mark, word] : marks) {
    if (has(block.marks, mark)) out << ' ' << word;
  }
  return out;
}

}  // namespace copydesk
