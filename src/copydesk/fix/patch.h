#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/text/span.h"

namespace copydesk {

/// New bytes in place of those under `span`; either may be empty.
struct Edit {
  Span span = {};
  std::string text = {};

  bool operator==(const Edit&) const = default;
};

/// A file's bytes and all that was changed in them, step by step, as edits of the bytes it began with. What no edit
/// covers is untouched to the byte.
class Patch {
 public:
  explicit Patch(std::string original) : original_(std::move(original)), text_(original_) {}

  /// Edits of `text()`: sorted, without overlap, inside of it. Linear.
  void apply(std::span<const Edit> edits);

  [[nodiscard]] const std::string& original() const { return original_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  /// What leads from `original()` to `text()`: sorted, without overlap; each changes something.
  [[nodiscard]] std::span<const Edit> edits() const { return edits_; }

 private:
  std::string original_;
  std::string text_;
  std::vector<Edit> edits_ = {};
};

/// `text` with the edits made in it.
[[nodiscard]] std::string edited(std::string_view text, std::span<const Edit> edits);

/// The edits of a text as `diff -u` shows them, three lines around each, for `patch` to read; empty without edits.
/// `name` is the file's. Linear in the text.
[[nodiscard]] std::string unified_diff(std::string_view original, std::span<const Edit> edits, std::string_view name);

}  // namespace copydesk
