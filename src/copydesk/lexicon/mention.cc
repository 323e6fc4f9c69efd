#include <algorithm>
#include <string_view>

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/lexicon/hash.h"
#include "copydesk/lexicon/lexicon_image.h"
#include "copydesk/lexicon/phrase.h"

namespace copydesk {
namespace {

bool is_set(std::span<const std::uint64_t> bits, std::uint32_t bit) {
  return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
}

std::uint32_t child_of(const LexiconImage& image, std::uint32_t node, WordId word) {
  const std::size_t mask = image.phrase_edges.size() - 1;
  for (std::size_t at = hash_of_edge(node, word) & mask;; at = (at + 1) & mask) {
    const PhraseEdge& edge = image.phrase_edges[at];
    if (edge.node == PhraseEdge::no_node) return PhraseEdge::no_node;
    if (edge.node == node && edge.word == word) return edge.child;
  }
}

std::span<const std::uint32_t> forms_at(const LexiconImage& image, std::uint32_t node) {
  const PhraseNode& ends = image.phrase_nodes[node];
  return image.node_forms.subspan(ends.forms_begin, ends.forms_end - ends.forms_begin);
}

/// Whether the case of a text fits one word of a form. Where only lower-case letters are asked for, any case fits, for
/// headlines capitalise all words.
bool case_fits(TokenCase wanted, const Token& token) {
  switch (wanted) {
    case TokenCase::any:
      return true;
    case TokenCase::capital:
      return token.shape == CaseShape::title || token.shape == CaseShape::upper || token.shape == CaseShape::mixed ||
             token.shape == CaseShape::none;
    case TokenCase::all_capitals:
      return token.shape == CaseShape::upper || token.shape == CaseShape::none;
  }
  return false;
}

bool is_inner_hyphen(std::string_view utf8, std::span<const Token> tokens, std::uint32_t at) {
  return !tokens[at].space_before && is_hyphen(slice(utf8, tokens[at].span)) && at + 1 < tokens.size() &&
         !tokens[at + 1].space_before && !tokens[at + 1].starts_line;
}

/// Whether a form may begin with a word and the one behind it.
bool begins_pair(const LexiconImage& image, std::string_view utf8, std::span<const Token> tokens, std::uint32_t first) {
  std::uint32_t second = first + 1;
  if (second == tokens.size() || tokens[second].starts_line) return false;
  if (is_inner_hyphen(utf8, tokens, second)) ++second;
  return tokens[second].word < image.words.size() &&
         is_set(image.begins_pair, bit_of_pair(tokens[first].word, tokens[second].word));
}

/// One walk down the trie from a token.
class Walk {
 public:
  Walk(const LexiconImage& image, std::string_view utf8, std::span<const Token> tokens, std::uint32_t first)
      : image_(image), utf8_(utf8), tokens_(tokens), first_(first) {}

  /// The longest form that begins at the token and whose case fits; token_count 0 if none.
  Mention longest(bool may_go_on) {
    Mention best;
    std::uint32_t node = 0, at = first_;
    for (;;) {
      if (tokens_[at].word >= image_.words.size()) return best;
      node = child_of(image_, node, tokens_[at].word);
      if (node == PhraseEdge::no_node) return best;
      path_[depth_++] = at++;
      if (const std::uint32_t* form = fitting_form(node); form != nullptr)
        best = {.first_token = first_, .token_count = static_cast<std::uint16_t>(at - first_), .form = *form};
      if (!may_go_on || depth_ == longest_phrase || at == tokens_.size() || tokens_[at].starts_line) return best;
      if (is_inner_hyphen(utf8_, tokens_, at)) ++at;
    }
  }

 private:
  /// Several forms may end at a node: "WHO" and "Who", "Guinea-Bissau" and "Guinea Bissau". The first that is written
  /// as in the text, else the first whose case fits.
  [[nodiscard]] const std::uint32_t* fitting_form(std::uint32_t node) const {
    const std::uint32_t* fitting = nullptr;
    const std::span<const std::uint32_t> forms = forms_at(image_, node);
    for (const std::uint32_t& form : forms) {
      if (!fits(image_.forms[form])) continue;
      if (forms.size() == 1 || image_.text(image_.forms[form].text) == text()) return &form;
      if (fitting == nullptr) fitting = &form;
    }
    return fitting;
  }

  [[nodiscard]] bool fits(const PackedForm& form) const {
    for (std::uint32_t i = 0; i < form.words; ++i) {
      if (!case_fits(image_.form_cases[form.cases_begin + i], tokens_[path_[i]])) return false;
    }
    return true;
  }

  [[nodiscard]] std::string_view text() const {
    return slice(utf8_, {.begin = tokens_[first_].span.begin, .end = tokens_[path_[depth_ - 1]].span.end});
  }

  const LexiconImage& image_;
  std::string_view utf8_;
  std::span<const Token> tokens_;
  std::uint32_t first_;
  std::uint32_t path_[longest_phrase] = {};  // the tokens taken, hyphens left out
  std::size_t depth_ = 0;
};

}  // namespace

Gazetteer::Gazetteer(const LexiconImage& image) : image_(&image), hyphen_(image.find("-")) {}

std::optional<std::uint32_t> Gazetteer::find(std::span<const WordId> words) const {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    if (word == hyphen_) continue;
    node = word < image_->words.size() ? child_of(*image_, node, word) : PhraseEdge::no_node;
    if (node == PhraseEdge::no_node) return std::nullopt;
  }
  const auto hyphens = std::count(words.begin(), words.end(), hyphen_);
  for (const std::uint32_t form : forms_at(*image_, node)) {
    if (image_->forms[form].hyphens == hyphens) return form;
  }
  return std::nullopt;
}

bool Gazetteer::begins_form(WordId word, bool in_lower_case) const {
  return word < image_->words.size() && is_set(in_lower_case ? image_->begins_lower_form : image_->begins_form, word);
}

void Gazetteer::find_mentions(std::string_view utf8, std::span<const Token> tokens,
                              std::span<const std::uint32_t> begins, std::vector<Mention>& out) const {
  std::uint32_t end = 0;  // of the last mention
  for (const std::uint32_t first : begins) {
    if (first < end) continue;
    // Two filters of bits spare most walks, whose edges lie far apart.
    const bool may_go_on = begins_pair(*image_, utf8, tokens, first);
    if (!may_go_on && !is_set(image_->whole_form, tokens[first].word)) continue;
    const Mention mention = Walk(*image_, utf8, tokens, first).longest(may_go_on);
    if (mention.token_count == 0) continue;
    out.push_back(mention);
    end = first + mention.token_count;
  }
}

}  // namespace copydesk
