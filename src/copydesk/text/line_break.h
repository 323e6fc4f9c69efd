#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace copydesk {

/// The ends of lines: LF, CR LF, CR. One search for each of the two characters is many times as quick as one for
/// either, and most texts have no CR.
class LineBreaks {
 public:
  struct Break {
    std::size_t begin = 0, end = 0;  ///< bytes of the text; both its size where no more follows
  };

  explicit LineBreaks(std::string_view text) : text_(text), carriage_return_(text.find('\r')) {}

  /// The first break at or behind a place, which must not lie before the one asked for last.
  [[nodiscard]] Break next(std::size_t from) {
    if (carriage_return_ < from) carriage_return_ = text_.find('\r', from);
    const std::size_t at = std::min({text_.find('\n', from), carriage_return_, text_.size()});
    if (at == text_.size()) return {at, at};
    return {at, at + (text_.substr(at, 2) == "\r\n" ? 2 : 1)};
  }

 private:
  std::string_view text_;
  std::size_t carriage_return_;
};

}  // namespace copydesk
