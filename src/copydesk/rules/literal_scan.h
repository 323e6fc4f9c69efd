#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace copydesk {

/// Finds which of many literals stand in a text, in one pass, however many they are. ASCII letters match in any case.
/// An Aho-Corasick automaton with a dense transition table over byte classes: unlike RE2::Set, whose DFA is built while
/// it reads (1.5-1.8 MB/s on fresh text in a trial), it is complete when built. Source: Aho and Corasick 1975.
/// Built in about 1 ms for 1,000 literals; scans at some hundred MB/s. Immutable after construction, so any thread may
/// use it.
class LiteralScan {
 public:
  LiteralScan() = default;
  /// Literals of at least one byte; at most 2^20 bytes in all.
  explicit LiteralScan(const std::vector<std::string>& literals);

  /// Appends the indices of the literals found to `out`, each once for every place where it ends.
  void find(std::string_view text, std::vector<int>& out) const;

  /// All fields, for the compiled rules.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(class_of_, classes_, next_, output_begin_, outputs_);
  }

 private:
  using State = std::uint32_t;
  std::array<std::uint8_t, 256> class_of_ = {};
  std::uint32_t classes_ = 1;
  std::vector<State> next_ = {};                  // state * classes_ + class; high bit: the state has outputs
  std::vector<std::uint32_t> output_begin_ = {};  // per state, into outputs_; one more at the end
  std::vector<int> outputs_ = {};
};

}  // namespace copydesk
