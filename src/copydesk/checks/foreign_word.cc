#include <string>
#include <unordered_map>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/language_name.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "garble/foreign-word";

bool is_foreign(const SentenceReader& s, std::uint32_t i) {
  return s.is_lower(i) && has(s.token(i).traits, WordTrait::foreign_word);
}

/// A word that neither a name nor a phrase of another language would have beside it: English, a number, punctuation.
bool is_plain_neighbour(const SentenceReader& s, std::uint32_t i) {
  if (!s.inside(i)) return true;
  if (!s.is_word(i)) {
    const bool in_address = s.is<".">(i) && s.inside(i + 1) && !s.token(i + 1).space_before;
    return !in_address && (s.is_number(i) || s.is<",", ".", ";", ":", "?", "!", "'s">(i));
  }
  if (has(s.token(i).traits, WordTrait::rare)) return false;
  if (s.is_capitalised(i) && !s.token(i).starts_sentence) return false;
  return !s.is<"la", "le", "el", "los", "las", "les", "des", "der", "die", "das", "di", "da", "du", "del", "al", "de",
               "y", "et", "und", "en", "van", "von", "il", "i", "e", "o">(i);
}

/// "the powiat, a county", "powiat or county", "the so-called powiat": the writer knows that readers do not know it.
bool is_explained(const SentenceReader& s, std::uint32_t i) {
  const std::uint32_t next = s.is<",">(i + 1) ? i + 2 : i + 1;
  if (s.is<"or", "meaning", "which", "literally", "(", "—", "–", "-">(next)) return true;
  if (next == i + 2 && s.is<"a", "an", "the", "as", "where", "who">(next)) return true;
  for (std::uint32_t before = i - 1; before + 4 > i && s.inside(before); --before) {
    if (s.is<"called", "known", "named", "term", "word", "dubbed", "verb", "noun", "phrase", "spelt", "spelled",
             "nicknamed", "titled", "as", "like", "of">(before) &&
        (before + 1 == i || !s.is<"as", "like", "of">(before)))
      return !s.is<"of">(before) || s.is<"kind", "sort", "type", "form", "style", "concept">(before - 1);
  }
  return false;
}

bool is_suspect(const SentenceReader& s, std::uint32_t i) {
  if (!is_foreign(s, i) || s.token(i).in_quote || s.mention(i) != nullptr || s.is_hyphenated(i)) return false;
  if (s.info(i).spelling != Spelling::none || s.info(i).classes != WordClass::none) return false;
  return is_plain_neighbour(s, i - 1) && is_plain_neighbour(s, i + 1) && !is_explained(s, i);
}

}  // namespace

void foreign_word(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  std::unordered_map<WordId, int> uses;
  for_each_sentence_with(WordTrait::foreign_word, article, prose, [&](const SentenceReader& s) {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      if (is_foreign(s, i)) ++uses[s.token(i).word];
    }
  });
  for_each_sentence_with(WordTrait::foreign_word, article, prose, [&](const SentenceReader& s) {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      // What an article says again and again is a term of its subject.
      if (!is_suspect(s, i) || uses[s.token(i).word] > 2 || !judge.is_english(s)) continue;
      const std::string_view languages = article.lexicon.languages_of_foreign_word(s.folded(i));
      const bool one = languages.find('|') == std::string_view::npos;
      sink.add(rule, s.token(i).span,
               {{"language", one ? std::string(language_name(languages)) : std::string("another language")}});
    }
  });
}

}  // namespace copydesk
