#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/checks/two_ways.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "style/hyphenation";

bool is_bare_pair(const SentenceReader& s, std::uint32_t i) {
  return s.is_lower(i) && s.is_hyphen(i + 1) && s.is_lower(i + 2) && !s.token(i + 1).space_before &&
         !s.token(i + 2).space_before && !s.is_hyphen(i + 3) && !s.is_hyphen(i - 1);
}

/// "cease-fire" and "ceasefire", "co-operation" and "cooperation"; "per cent" and "percent". Pairs with a hyphen are
/// few, so the words without one are looked for only when it is known which.
class CommonWords {
 public:
  explicit CommonWords(const Article& article) : article_(article) {}

  void read_pair(const SentenceReader& s, std::uint32_t hyphen) {
    if (s.is_hyphen(hyphen) && is_bare_pair(s, hyphen - 1))
      add(std::string(s.folded(hyphen - 1)).append(s.folded(hyphen + 1)), article_.span_of(hyphen - 1, hyphen + 2));
  }
  void read_per_cent(std::initializer_list<BlockKind> kinds) {
    static constexpr auto cent = std::to_array<std::string_view>({"cent"});
    for_each_token(places_of(article_, word_set(article_, cent).words()), article_, kinds,
                   [&](const SentenceReader& s, std::uint32_t i) {
                     if (s.is<"per">(i - 1)) add("percent", article_.span_of(i - 1, i + 1));
                   });
  }
  [[nodiscard]] bool has_pairs() const { return !pairs_of_.empty(); }

  void read_whole_words(std::initializer_list<BlockKind> kinds) {
    for_each_token(places_of(article_, wanted_), article_, kinds, [&](const SentenceReader& s, std::uint32_t i) {
      if (s.is_lower(i) && !s.is_hyphenated(i)) pairs_[pairs_of_.at(s.token(i).word)].other.push_back(s.token(i).span);
    });
  }

  void report(FindingSink& sink) const {
    for (const TwoWays& ways : pairs_) report_rarer_way(article_, rule, ways, sink);
  }

 private:
  // The word or its plural: "cease-fire" beside "ceasefires".
  void add(const std::string& joined, Span span) {
    const auto [pair, is_new] = pair_of_text_.try_emplace(joined, pairs_.size());
    if (is_new) {
      pairs_.emplace_back();
      for (const std::string& form : {joined, joined + "s"}) {
        const WordId word = form.size() < 5 ? no_word : article_.vocabulary.find(form);
        if (word == no_word) continue;
        if (pairs_of_.try_emplace(word, pair->second).second) wanted_.push_back(word);
      }
    }
    pairs_[pair->second].one.push_back(span);
  }

  const Article& article_;
  std::unordered_map<std::string, std::size_t> pair_of_text_ = {};
  std::unordered_map<WordId, std::size_t> pairs_of_ = {};  // by word without a hyphen
  std::vector<WordId> wanted_ = {};                        // the same words
  std::vector<TwoWays> pairs_ = {};                        // in order of the text
};

std::string without_hyphens(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), '-', ' ');
  return result;
}

/// "Nagorno Karabakh" beside "Nagorno-Karabakh", or alone where the usual form has a hyphen.
void report_names(const Article& article, FindingSink& sink) {
  const Gazetteer& gazetteer = article.lexicon.gazetteer();
  std::vector<std::pair<EntityId, TwoWays>> found;
  for (const Mention& mention : article.mentions.all()) {
    if (mention.token_count < 2) continue;
    const Form form = gazetteer.form(mention.form);
    if (form.entities.empty() || form.kind == FormKind::foreign) continue;
    constexpr auto names = any_place | EntityKind::person | EntityKind::organisation;
    if (!has(form.entity_kinds, names)) continue;
    const Span span = article.span_of(mention.first_token, mention.first_token + mention.token_count);
    const std::string_view text = article.document.at(span), usual = gazetteer.entity(form.entities.front()).name;
    if (usual.find('-') == std::string_view::npos || without_hyphens(text) != without_hyphens(usual)) continue;
    auto at = std::find_if(found.begin(), found.end(), [&](const auto& f) { return f.first == form.entities.front(); });
    if (at == found.end()) at = found.insert(found.end(), {form.entities.front(), TwoWays{}});
    (text == usual ? at->second.one : at->second.other).push_back(span);
  }
  for (const auto& [entity, ways] : found) {
    if (ways.other.empty()) continue;
    const std::string usual(gazetteer.entity(entity).name);
    const Span span = ways.other.front();
    Finding& finding = sink.add(rule, span, {{"usual", usual}});
    finding.suggestions.push_back({.span = span, .text = usual});
    if (!ways.one.empty()) finding.related.push_back({.span = ways.one.front(), .message = "“" + usual + "” here"});
  }
}

}  // namespace

void hyphen_variants(const Article& article, FindingSink& sink) {
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list};
  CommonWords words(article);
  const auto may_be_hyphen = [&](std::uint32_t i) {
    const char head = article.document.text[article.document.tokens[i].span.begin];
    return head == '-' || head == '\xE2';
  };
  for_each_token_if(may_be_hyphen, article.traits.with(WordTrait::mark), article, kinds,
                    [&](const SentenceReader& s, std::uint32_t i) { words.read_pair(s, i); });
  words.read_per_cent(kinds);
  if (words.has_pairs()) {
    words.read_whole_words(kinds);
    words.report(sink);
  }
  report_names(article, sink);
}

}  // namespace copydesk
