#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/lexicon/trait_index.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// The gazetteer names of one document, in order and without overlap. Memory: 12 bytes a name and 4 for each 64 tokens.
class MentionTable {
 public:
  /// Finds them, in place of what was found before, and gives their tokens the trait `in_name`, in the index too.
  void find(const Gazetteer& gazetteer, std::string_view utf8, std::span<Token> tokens, TraitIndex& index);

  [[nodiscard]] std::span<const Mention> all() const { return mentions_; }
  /// The name that covers a token with the trait `in_name`. A few steps.
  [[nodiscard]] const Mention* covering(std::uint32_t token) const {
    auto i = first_of_[token / tokens_together];
    while (mentions_[i].first_token + mentions_[i].token_count <= token) ++i;
    return &mentions_[i];
  }

 private:
  static constexpr std::uint32_t tokens_together = 64;

  std::vector<Mention> mentions_ = {};
  std::vector<std::uint32_t> first_of_ = {};  // per group of tokens: the first name that ends in it or behind
};

}  // namespace copydesk
