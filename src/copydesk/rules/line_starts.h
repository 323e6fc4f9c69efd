#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace copydesk {

/// Which of many short texts a line begins with. Costs a look a length of text, however many there are. Immutable after
/// `compile`.
class LineStarts {
 public:
  static constexpr std::size_t longest = 7;  ///< bytes of a text

  /// `text`: one to `longest` bytes; `value` is what `find` gives for it. A text may have several.
  void add(std::string_view text, std::uint32_t value);
  /// To be called once, after the last `add`.
  void compile();
  /// Appends the values of the texts with which `line` begins.
  void find(std::string_view line, std::vector<std::uint32_t>& out) const;

  /// All fields, for the compiled rules.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(lengths_, keys_, values_begin_, values_);
  }

 private:
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 32U) & (keys_.size() - 1);
  }

  std::uint32_t lengths_ = 0;                     // bit n: there are texts of n bytes
  std::vector<std::uint64_t> keys_ = {};          // open addressing; 0: empty
  std::vector<std::uint32_t> values_begin_ = {};  // per place, into values_; and where they end
  std::vector<std::uint32_t> values_ = {};
};

}  // namespace copydesk
