#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// "cease-fire" and "ceasefire", "co-operation" and "cooperation"; "per cent" and "percent".
class CommonWords {
 public:
  void read(const SentenceReader& s) {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      if (is_bare_pair(s, i)) {
        hyphened_[std::string(s.folded(i)).append(s.folded(i + 2))].push_back(s.article().span_of(i, i + 3));
      } else if (s.is(i, "per") && s.is(i + 1, "cent")) {
        hyphened_["percent"].push_back(s.article().span_of(i, i + 2));
      } else if (s.is_lower(i) && !s.is_hyphenated(i) && s.text(i).size() >= 5) {
        whole_[s.token(i).word].push_back(s.token(i).span);
      }
    }
  }

  void report(const Article& article, FindingSink& sink) const {
    std::vector<TwoWays> found;
    for (const auto& [word, places] : hyphened_) {
      for (const std::string& form : {word, word + "s"}) {
        const auto at = whole_.find(article.vocabulary.find(form));
        if (at != whole_.end() && at->first != no_word) {
          found.push_back({.one = places, .other = at->second});
          break;
        }
      }
    }
    std::sort(found.begin(), found.end(),
              [](const TwoWays& a, const TwoWays& b) { return a.one.front() < b.one.front(); });
    for (const TwoWays& ways : found) report_rarer_way(article, rule, ways, sink);
  }

 private:
  std::unordered_map<std::string, std::vector<Span>> hyphened_ = {};
  std::unordered_map<WordId, std::vector<Span>> whole_ = {};
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
  for (const Mention& mention : article.mentions) {
    if (mention.token_count < 2) continue;
    const Form form = gazetteer.form(mention.form);
    if (form.entities.empty() || form.kind == FormKind::foreign) continue;
    constexpr auto names = any_place | EntityKind::person | EntityKind::organisation;
    if (!has(form.entity_kinds, names)) continue;
    const Span span = article.span_of(mention.first_token, mention.first_token + mention.token_count);
    const std::string_view text = article.document.at(span), usual = gazetteer.entity(form.entities.front()).name;
    if (without_hyphens(text) != without_hyphens(usual) || without_hyphens(usual) == usual) continue;
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
  CommonWords words;
  for_each_sentence(article, {BlockKind::paragraph, BlockKind::caption, BlockKind::list},
                    [&](const SentenceReader& s) { words.read(s); });
  words.report(article, sink);
  report_names(article, sink);
}

}  // namespace copydesk
