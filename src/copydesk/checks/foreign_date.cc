#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/language_name.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view month_rule = "garble/foreign-month";
constexpr std::string_view weekday_rule = "garble/foreign-weekday";

/// 1 to `most`, also "1er", "1º", "3." at the end of the number.
bool is_number_up_to(const SentenceReader& s, std::uint32_t i, int most) {
  const std::string_view text = s.text(i);
  if (text.empty() || text[0] < '0' || text[0] > '9') return false;
  int value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && digits < 5 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
    value = 10 * value + (text[digits] - '0');
  const std::string_view rest = text.substr(digits);
  return value >= 1 && value <= most && (rest.empty() || rest == "er" || rest == "º" || rest == "." || rest == "ª");
}

bool is_year(const SentenceReader& s, std::uint32_t i) {
  const std::string_view text = s.text(i);
  return s.is_number(i) && text.size() == 4 && (text.starts_with('1') || text.starts_with("20"));
}

/// The day of the month before: "14 octobre", "3. Oktober" (whose stop may have been taken for the end of a sentence),
/// "24 de octubre".
bool follows_day(const SentenceReader& s, std::uint32_t i) {
  if (i == s.first() && i >= s.block().first_token + 2) {
    const auto& document = s.article().document;
    const std::string_view day = document.at(document.tokens[i - 2]);
    return document.at(document.tokens[i - 1]) == "." && document.tokens[i - 2].kind == TokenKind::number &&
           day.size() <= 2 && day <= "31" && !s.is_capitalised(i + 1);
  }
  std::uint32_t at = i - 1;
  if (s.is<"de", ".">(at)) --at;
  return is_number_up_to(s, at, 31) && !s.is<".", ",", "$", "€", "£", "no", "number">(at - 1);
}

/// It has another sense in English or is a name, so that only a date around it tells what it is.
bool is_ambiguous(const SentenceReader& s, std::uint32_t i) {
  const WordInfo info = s.info(i);
  return info.spelling != Spelling::none || has(info.classes, any_name) || s.mention(i) != nullptr ||
         s.text(i).size() < 5;
}

/// Nothing that the word could be part of, or speak of, comes next.
bool ends_there(const SentenceReader& s, std::uint32_t i) {
  return !s.inside(i + 1) || s.is_punctuation(i + 1) || is_number_up_to(s, i + 1, 31) ||
         (s.is_lower(i + 1) &&
          s.has_class(i + 1, WordClass::preposition | WordClass::conjunction | WordClass::auxiliary |
                                 WordClass::verb_past | WordClass::adverb | WordClass::determiner));
}

bool is_month(const SentenceReader& s, std::uint32_t i) {
  const bool year = is_year(s, i + 1) || (s.is<"de", ",", "del">(i + 1) && is_year(s, i + 2));
  if (follows_day(s, i)) return year || (!is_ambiguous(s, i) && ends_there(s, i));
  if (is_ambiguous(s, i)) return false;
  const std::uint32_t before = s.is_hyphen(i - 1) || s.is<"the">(i - 1) ? i - 2 : i - 1;
  if (!s.is<"in", "since", "until", "last", "next", "late", "early", "mid", "of", "by", "from", "on", "between", "and",
            "this", "during">(before))
    return false;
  return year || ends_there(s, i);
}

bool is_weekday(const SentenceReader& s, std::uint32_t i) {
  // Before a date in English: "Mittwoch, 14 October".
  const std::uint32_t next = s.is<",", "the", "le", "den">(i + 1) ? i + 2 : i + 1;
  if (is_number_up_to(s, next, 31) && s.has_class(next + 1, WordClass::month)) return true;
  if (s.is_capitalised(i + 1) || s.is_hyphenated(i)) return false;
  const std::uint32_t before = s.is<"the">(i - 1) ? i - 2 : i - 1;
  if (s.is<"on", "last", "next", "this", "since", "until", "every">(before))
    return !has(s.info(i).spelling, Spelling::lower);
  if (is_ambiguous(s, i)) return false;
  // "the novel by Montag": with a capital it may be a name.
  return s.is<"late", "early", "before", "after">(before) || (s.is_lower(i) && s.is<"from", "by", "for", "of">(before));
}

/// "May", which the language has without a capital too.
std::string english_name(const Lexicon& lexicon, const Equivalent& meaning) {
  std::string name(lexicon.folded(meaning.preferred));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

void check(const SentenceReader& s, std::uint32_t i, EnglishJudge& judge, FindingSink& sink) {
  if (s.token(i).in_quote) return;
  const Lexicon& lexicon = s.article().lexicon;
  auto meanings = lexicon.date_equivalents(s.token(i).word);
  const auto is_weekday_name = [&](const Equivalent& e) {
    return has(lexicon.info(e.preferred).classes, WordClass::weekday);
  };
  const auto months_end = std::stable_partition(meanings.begin(), meanings.end(), std::not_fn(is_weekday_name));
  const bool month = months_end != meanings.begin() && is_month(s, i);
  if (month) {
    meanings.erase(months_end, meanings.end());
  } else {
    meanings.erase(meanings.begin(), months_end);
    if (meanings.empty() || !is_weekday(s, i)) return;
  }
  if (!judge.is_english(s)) return;
  const std::string_view language = meanings.size() == 1 ? meanings.front().language : std::string_view();
  Finding& finding =
      sink.add(month ? month_rule : weekday_rule, s.token(i).span,
               {{"preferred", english_name(lexicon, meanings.front())}, {"language", language_name(language)}});
  // "listopada" is November in Polish and October in Croatian.
  const bool safe = std::all_of(meanings.begin(), meanings.end(),
                                [&](const Equivalent& e) { return e.preferred == meanings.front().preferred; });
  for (const Equivalent& meaning : meanings) {
    std::string english = english_name(lexicon, meaning);
    const auto same = [&](const Suggestion& other) { return other.text == english; };
    if (std::any_of(finding.suggestions.begin(), finding.suggestions.end(), same)) continue;
    finding.suggestions.push_back({.span = s.token(i).span, .text = std::move(english), .safe = safe && month});
  }
}

}  // namespace

void foreign_date(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  for_each_sentence_with(WordTrait::foreign_date, article, prose_and_credits, [&](const SentenceReader& s) {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      if (has(s.token(i).traits, WordTrait::foreign_date)) check(s, i, judge, sink);
    }
  });
}

}  // namespace copydesk
