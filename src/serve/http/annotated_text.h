#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "serve/http/utf16_offsets.h"

#include "copydesk/result.h"
#include "copydesk/text/span.h"

namespace copydesk::serve {

/// A text in which some parts are markup, as LanguageTool's clients send it, and the plain text that is checked: the
/// parts that are text, and what markup says that it stands for.
class AnnotatedText {
 public:
  /// A part of the whole text, in UTF-16 units.
  struct Range {
    std::uint32_t offset = 0, length = 0;
    bool holds_markup = false;
  };

  /// A text without markup.
  explicit AnnotatedText(std::string plain);
  /// `{"annotation": [{"text": …} | {"markup": …, "interpretAs": …}]}`. Fails with the place and what is allowed there.
  [[nodiscard]] static Result<AnnotatedText> parse(std::string_view json);

  [[nodiscard]] const std::string& plain() const { return *plain_; }
  /// Where a span of `plain()` stands in the whole text. O(log parts).
  [[nodiscard]] Range original(Span span) const;

 private:
  struct Part {
    std::size_t begin = 0;                   // in plain_
    std::uint32_t units = 0, end_units = 0;  // in the whole text
    bool is_markup = false;
  };
  AnnotatedText(std::string plain, std::vector<Part> parts);
  [[nodiscard]] std::size_t part_at(std::size_t offset) const;

  std::unique_ptr<const std::string> plain_;  // stays where it is when this moves
  std::vector<Part> parts_;
  Utf16Offsets units_;
};

}  // namespace copydesk::serve
