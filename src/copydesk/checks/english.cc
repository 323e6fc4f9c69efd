#include "copydesk/checks/english.h"

#include <cstdint>

#include "copydesk/checks/article_memo.h"

namespace copydesk {
namespace {

struct Count {
  std::uint32_t known = 0, unknown = 0;

  void add(const Article& article, const Token& token) {
    if (token.kind != TokenKind::word || token.shape != CaseShape::lower) return;
    ++(has(article.info(token).spelling, Spelling::lower) ? known : unknown);
  }
  /// German, Spanish or Indonesian text shares a third of its words with English dictionaries, "in", "des", "man";
  /// English news has one unknown word in fifty.
  [[nodiscard]] bool is_english() const { return unknown * 3 <= known + unknown; }
};

}  // namespace

bool EnglishJudge::is_english() {
  auto& is_english = article_->memo.is_english;
  if (!is_english) {
    Count count;
    for (const Token& token : article_->document.tokens) count.add(*article_, token);
    is_english = count.known + count.unknown < 5 || count.is_english();
  }
  return *is_english;
}

bool EnglishJudge::is_english(const SentenceReader& sentence) {
  Count count;
  for (std::uint32_t i = sentence.first(); i < sentence.end(); ++i) count.add(*article_, sentence.token(i));
  if (count.unknown >= 3 && !count.is_english()) return false;
  return is_english();
}

}  // namespace copydesk
