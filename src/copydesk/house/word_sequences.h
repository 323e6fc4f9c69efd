#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/document/document.h"

namespace copydesk {

/// Words and phrases to be found in documents, each with a number. One in lower case stands for any case; one with
/// capitals for itself and for all capitals.
class WordSequences {
 public:
  struct Match {
    std::uint32_t tokens = 0;  ///< 0: none
    std::uint32_t number = 0;
  };

  /// What has no word is not added.
  void add(std::string_view text, std::uint32_t number);
  [[nodiscard]] bool empty() const { return by_first_.empty(); }
  /// Tokens of the longest.
  [[nodiscard]] std::uint32_t longest() const { return longest_; }
  /// The longest that begins at a token; of equally long ones the one added last. One hash where none does.
  [[nodiscard]] Match at(const Document& document, std::uint32_t token) const;

 private:
  struct Sequence {
    std::vector<std::string> texts = {}, folded = {};
    std::uint32_t number = 0;
  };
  static bool stands_at(const Sequence& sequence, const Document& document, std::uint32_t token);

  std::unordered_map<std::string, std::vector<Sequence>> by_first_ = {};  // by the first folded word
  std::uint32_t longest_ = 0;
};

}  // namespace copydesk
