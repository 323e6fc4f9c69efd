#include "copydesk/house/house_style.h"

#include <algorithm>
#include <fnmatch.h>
#include <fstream>
#include <mutex>
#include <utility>

#include <hunspell/hunspell.hxx>

#include "copydesk/checks/letter_case.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/checks/spelling_variety.h"
#include "copydesk/house/word_sequences.h"

namespace copydesk {
namespace {

constexpr std::uint32_t right_name = 1U << 31U;  // a number of `names`: the name as the house spells it

// A family in which a finding may mean no more than that a word is not known.
bool judges_words(const Finding& finding) {
  const auto family = finding.family();
  return family == "spelling" || family == "name" || family == "entity" || family == "garble" || family == "style";
}

Document tokenized(std::string_view text) {
  Document document{.text = text};
  tokenize(text, document.tokens);
  return document;
}

// Hunspell's spell() keeps state.
class Dictionary {
 public:
  explicit Dictionary(const std::filesystem::path& dic)
      : hunspell_(std::filesystem::path(dic).replace_extension(".aff").c_str(), dic.c_str()) {}
  bool has(const std::string& word) {
    const std::scoped_lock lock(mutex_);
    return hunspell_.spell(word);
  }

 private:
  std::mutex mutex_;
  Hunspell hunspell_;
};

}  // namespace

struct HouseStyle::Impl {
  HouseRules rules;
  WordSequences accepted = {}, rejected = {}, names = {};
  std::vector<std::unique_ptr<Dictionary>> dictionaries = {};

  explicit Impl(HouseRules of_house) : rules(std::move(of_house)) {
    for (const auto& word : rules.accepted) accepted.add(word, 0);
    for (std::uint32_t i = 0; i < rules.rejected.size(); ++i) rejected.add(rules.rejected[i].text, i);
    for (std::uint32_t i = 0; i < rules.names.size(); ++i) {
      for (const auto& other : rules.names[i].others) names.add(other, i);
      names.add(rules.names[i].name, i | right_name);
      accepted.add(rules.names[i].name, 0);
    }
  }

  [[nodiscard]] const RuleSeverity* severity_of(const std::string& rule) const {
    const auto fits = [&](const RuleSeverity& s) { return ::fnmatch(s.pattern.c_str(), rule.c_str(), 0) == 0; };
    const auto last = std::find_if(rules.severities.rbegin(), rules.severities.rend(), fits);
    return last == rules.severities.rend() ? nullptr : &*last;
  }

  [[nodiscard]] bool is_in_dictionary(std::string_view word) const {
    return std::any_of(dictionaries.begin(), dictionaries.end(),
                       [&](const auto& dictionary) { return dictionary->has(std::string(word)); });
  }

  // Whether an accepted word or phrase covers the flagged text.
  [[nodiscard]] bool is_covered(const Document& document, Span flagged) const {
    if (accepted.empty()) return false;
    const auto& tokens = document.tokens;
    const auto first =
        static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(),
                                                        [&](const Token& t) { return t.span.end <= flagged.begin; }) -
                                   tokens.begin());
    for (auto i = first - std::min(first, accepted.longest()); i <= first && i < tokens.size(); ++i) {
      const auto match = accepted.at(document, i);
      if (match.tokens > 0 && tokens[i].span.begin <= flagged.begin &&
          tokens[i + match.tokens - 1].span.end >= flagged.end)
        return true;
    }
    return false;
  }

  // Whether all words that a suggestion would change are right.
  [[nodiscard]] bool changes_only_right_words(const Document& document, const Finding& finding) const {
    if (finding.suggestions.empty()) return is_right(document, finding.span, {}, finding.family() == "spelling");
    const auto& suggestion = finding.suggestions.front();
    return !suggestion.text.empty() &&
           is_right(document, suggestion.span, tokenized(suggestion.text), finding.family() == "spelling");
  }

  // Whether the words under a span that `kept` lacks are right, and there are any.
  [[nodiscard]] bool is_right(const Document& document, Span span, const Document& kept, bool by_dictionary) const {
    bool any = false;
    const auto& tokens = document.tokens;
    auto i =
        std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < span.begin; });
    for (; i != tokens.end() && i->span.end <= span.end; ++i) {
      const auto text = document.at(*i);
      const auto same = [&](const Token& t) { return kept.at(t) == text; };
      if (i->kind != TokenKind::word || std::any_of(kept.tokens.begin(), kept.tokens.end(), same)) continue;
      any = true;
      const auto match = accepted.empty() ? WordSequences::Match{}
                                          : accepted.at(document, static_cast<std::uint32_t>(i - tokens.begin()));
      if (match.tokens == 0 && !(by_dictionary && is_in_dictionary(text))) return false;
    }
    return any;
  }

  // A text with names as the house spells them.
  [[nodiscard]] std::string with_house_names(const std::string& text) const {
    const auto document = tokenized(text);
    std::string result;
    std::uint32_t done = 0;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
      const auto match = names.at(document, i);
      if (match.tokens == 0) continue;
      const Span span{.begin = document.tokens[i].span.begin, .end = document.tokens[i + match.tokens - 1].span.end};
      i += match.tokens - 1;
      if ((match.number & right_name) != 0) continue;
      result.append(text, done, span.begin - done);
      result += with_case_of(document.at(span), rules.names[match.number].name);
      done = span.end;
    }
    return result.append(text, done);
  }

  // False: nothing is left of the finding.
  [[nodiscard]] bool spell_names(const Document& document, Finding& finding) const {
    if (names.empty() || finding.suggestions.empty()) return true;
    for (auto& suggestion : finding.suggestions) {
      auto text = with_house_names(suggestion.text);
      if (text == suggestion.text) continue;
      if (const auto at = finding.message.find(suggestion.text); at != std::string::npos)
        finding.message.replace(at, suggestion.text.size(), text);
      suggestion.text = std::move(text);
    }
    std::erase_if(finding.suggestions, [&](const Suggestion& s) { return s.text == document.at(s.span); });
    return !finding.suggestions.empty();
  }
};

HouseStyle::HouseStyle(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HouseStyle::HouseStyle(HouseStyle&&) noexcept = default;
HouseStyle& HouseStyle::operator=(HouseStyle&&) noexcept = default;
HouseStyle::~HouseStyle() = default;

Result<HouseStyle> HouseStyle::make(HouseRules rules) {
  auto impl = std::make_unique<Impl>(std::move(rules));
  for (const auto& dic : impl->rules.dictionaries) {
    for (const char* ending : {".dic", ".aff"}) {
      const auto file = std::filesystem::path(dic).replace_extension(ending);
      if (!std::ifstream(file).good())
        return fail(file.string(), "cannot be read", "a Hunspell dictionary is two files, NAME.dic and NAME.aff");
    }
    impl->dictionaries.push_back(std::make_unique<Dictionary>(dic));
  }
  return HouseStyle(std::move(impl));
}

void HouseStyle::find(const Article& article, FindingSink& sink) const {
  const auto& document = article.document;
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  if (!impl_->rejected.empty() || !impl_->names.empty()) {
    std::uint32_t names_from = 0, rejected_from = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (document.tokens[i].kind == TokenKind::punctuation) continue;
      const auto name = i < names_from ? WordSequences::Match{} : impl_->names.at(document, i);
      if (name.tokens > 0) {
        names_from = i + name.tokens;
        const auto span = article.span_of(i, names_from);
        if ((name.number & right_name) == 0) {
          const auto house = with_case_of(document.at(span), impl_->rules.names[name.number].name);
          auto& finding = sink.add("name/house-spelling", span, {{"preferred", house}});
          finding.suggestions.push_back({.span = span, .text = house, .safe = true});
        }
      }
      const auto word = i < rejected_from ? WordSequences::Match{} : impl_->rejected.at(document, i);
      if (word.tokens > 0) {
        rejected_from = i + word.tokens;
        const auto span = article.span_of(i, rejected_from);
        const auto& instead = impl_->rules.rejected[word.number].instead;
        const auto better = with_case_of(document.at(span), instead);
        const auto remedy = instead.empty() ? "leave it out or say it otherwise" : "write “" + better + "”";
        auto& finding = sink.add("style/rejected-word", span, {{"remedy", remedy}});
        if (!instead.empty()) finding.suggestions.push_back({.span = span, .text = better});
      }
    }
  }
  if (impl_->rules.english == English::any) return;
  const bool american = impl_->rules.english == English::us;
  for_each_sentence_with(WordTrait::regional, article, prose_and_credits, [&](const SentenceReader& s) {
    for (auto i = s.first(); i < s.end(); ++i) {
      const auto& token = s.token(i);
      const bool plain = s.is_lower(i) || (token.shape == CaseShape::title && token.starts_sentence);
      if (!has(token.traits, WordTrait::regional) || !plain || s.text(i).size() < 4 || token.in_quote) continue;
      const auto found = spelling_variety(article.lexicon, s.folded(i), s.info(i).spelling);
      if (found.variety != (american ? SpellingVariety::british : SpellingVariety::american)) continue;
      const auto better = with_case_of(s.text(i), found.counterpart);
      auto& finding = sink.add("style/english-variant", token.span,
                               {{"wrong", american ? "British" : "American"}, {"preferred", better}});
      finding.suggestions.push_back({.span = token.span, .text = better, .safe = s.is_lower(i)});
    }
  });
}

void HouseStyle::adjust(const Document& document, std::vector<Finding>& findings) const {
  const bool knows_words = !impl_->accepted.empty() || !impl_->dictionaries.empty();
  std::erase_if(findings, [&](Finding& finding) {
    // One variant is asked for; which of two an article has more of is then no matter.
    if (impl_->rules.english != English::any && finding.rule == "style/american-british") return true;
    const auto* severity = impl_->severity_of(finding.rule);
    if (severity != nullptr && !severity->severity) return true;
    if (severity != nullptr) finding.severity = *severity->severity;
    const bool deletes = !finding.suggestions.empty() && finding.suggestions.front().text.empty();
    if (knows_words && !deletes && judges_words(finding) &&
        (impl_->is_covered(document, finding.span) || impl_->changes_only_right_words(document, finding)))
      return true;
    return !impl_->spell_names(document, finding);
  });
}

}  // namespace copydesk
