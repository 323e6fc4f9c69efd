#include <string_view>
#include <vector>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

// "a)", "1)", "iv)" at the begin of a line or behind a space label an item; ":)" and ";)" smile.
bool is_label_or_smile(const Article& article, const Block& block, std::uint32_t bracket) {
  if (bracket == block.first_token) return true;
  const auto& before = article.document.tokens[bracket - 1];
  const auto text = article.at(before);
  if (text == ":" || text == ";" || text == "-" || text == "=") return true;
  return article.at(article.document.tokens[bracket]) == ")" && text.size() <= 2;
}

char partner(char closing) {
  return closing == ')' ? '(' : '[';
}

}  // namespace

void unbalanced_brackets(const Article& article, FindingSink& sink) {
  std::vector<std::uint32_t> open;  // of this block and, in a sign-off over several lines, of the block before
  const auto& document = article.document;
  const auto marks = article.traits.with(WordTrait::mark);
  auto mark = marks.begin();
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::furniture || block.kind == BlockKind::stamp) continue;
    while (mark != marks.end() && *mark < block.first_token) ++mark;
    for (; mark != marks.end() && *mark < block.end_token; ++mark) {
      const auto i = *mark;
      const auto text = article.at(document.tokens[i]);
      if (text == "(" || text == "[") {
        open.push_back(i);
      } else if (text == ")" || text == "]") {
        if (!open.empty() && article.at(document.tokens[open.back()])[0] == partner(text[0])) {
          open.pop_back();
        } else if (!is_label_or_smile(article, block, i)) {
          sink.add("structure/unbalanced-brackets", document.tokens[i].span);
        }
      }
    }
    // One line may leave its bracket to the next; what is older than that is lost.
    while (!open.empty() && open.front() < block.first_token) {
      sink.add("structure/unbalanced-brackets", document.tokens[open.front()].span);
      open.erase(open.begin());
    }
  }
  for (const auto lost : open) sink.add("structure/unbalanced-brackets", document.tokens[lost].span);
}

}  // namespace copydesk
