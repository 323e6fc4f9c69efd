#include "copydesk/lexicon/mention_table.h"

namespace copydesk {

void MentionTable::find(const Gazetteer& gazetteer, std::string_view utf8, std::span<Token> tokens) {
  mentions_.clear();
  gazetteer.find_mentions(utf8, tokens, mentions_);
  first_of_.clear();
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    const std::uint32_t end = mentions_[i].first_token + mentions_[i].token_count;
    while (first_of_.size() <= (end - 1) / tokens_together) first_of_.push_back(i);
    for (auto& token : tokens.subspan(mentions_[i].first_token, mentions_[i].token_count))
      token.traits = token.traits | WordTrait::in_name;
  }
}

}  // namespace copydesk
