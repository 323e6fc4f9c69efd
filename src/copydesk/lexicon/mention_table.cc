#include "copydesk/lexicon/mention_table.h"

namespace copydesk {

void MentionTable::find(const Gazetteer& gazetteer, std::string_view utf8, std::span<Token> tokens, TraitIndex& index) {
  mentions_.clear();
  gazetteer.find_mentions(utf8, tokens, index.with(WordTrait::begins_name), mentions_);
  first_of_.clear();
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    const std::uint32_t first = mentions_[i].first_token, end = first + mentions_[i].token_count;
    while (first_of_.size() <= (end - 1) / tokens_together) first_of_.push_back(i);
    for (std::uint32_t token = first; token < end; ++token) {
      tokens[token].traits = tokens[token].traits | WordTrait::in_name;
      index.add(token, WordTrait::in_name);
    }
  }
}

}  // namespace copydesk
