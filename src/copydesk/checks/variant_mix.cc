#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/checks/two_ways.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "style/american-british";

enum class Variety { none, american, british, ize };

/// British letters and what American spelling has instead.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> exchanges = {{{"our", "or"},
                                                                                      {"ise", "ize"},
                                                                                      {"isa", "iza"},
                                                                                      {"isi", "izi"},
                                                                                      {"yse", "yze"},
                                                                                      {"ysi", "yzi"},
                                                                                      {"tre", "ter"},
                                                                                      {"ence", "ense"},
                                                                                      {"ogue", "og"},
                                                                                      {"ll", "l"},
                                                                                      {"ae", "e"},
                                                                                      {"oe", "e"},
                                                                                      {"ough", "ow"},
                                                                                      {"sceptic", "skeptic"},
                                                                                      {"minium", "minum"},
                                                                                      {"grey", "gray"},
                                                                                      {"mme", "m"}}};

Spelling spelling_of(const Article& article, std::string_view folded) {
  const WordId word = article.lexicon.find(folded);
  if (word == no_word) return Spelling::none;
  const Spelling spelling = article.lexicon.info(word).spelling;
  return has(spelling, Spelling::lower) ? spelling : Spelling::none;
}

/// Whether exchanging `from` for `to` at its last place gives a word with the spelling `wanted` and not `unwanted`.
bool has_counterpart(const Article& article, std::string_view word, std::string_view from, std::string_view to,
                     Spelling wanted, Spelling unwanted) {
  const auto at = word.rfind(from);
  if (at == std::string_view::npos || at == 0) return false;
  std::string other(word.substr(0, at));
  other.append(to).append(word.substr(at + from.size()));
  const Spelling spelling = spelling_of(article, other);
  return has(spelling, wanted) && !has(spelling, unwanted);
}

/// A word counts only if its counterpart is known: what one dictionary lacks is not yet of the other country.
Variety variety_of(const Article& article, std::string_view word, Spelling spelling) {
  const bool american = has(spelling, Spelling::american), british = has(spelling, Spelling::british);
  for (const auto& [gb, us] : exchanges) {
    const bool ize = us.find('z') != std::string_view::npos;
    if (british && !american &&
        has_counterpart(article, word, gb, us, Spelling::american, ize ? Spelling::none : Spelling::british))
      return Variety::british;
    if (american && has_counterpart(article, word, us, gb, Spelling::british, Spelling::american)) {
      if (!british) return Variety::american;
      if (ize) return Variety::ize;
    }
  }
  return Variety::none;
}

}  // namespace

void variant_mix(const Article& article, FindingSink& sink) {
  TwoWays ways;
  std::vector<Span> ize;  // American beside "-ise" only: Oxford writes "organize" and "colour"
  bool has_ise = false;
  for_each_sentence_with(WordTrait::regional, article, prose, [&](const SentenceReader& s) {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      if (!has(s.token(i).traits, WordTrait::regional)) continue;
      if (!s.is_lower(i) || s.text(i).size() < 4 || s.token(i).in_quote) continue;
      switch (variety_of(article, s.folded(i), s.info(i).spelling)) {
        case Variety::american:
          ways.one.push_back(s.token(i).span);
          break;
        case Variety::british:
          ways.other.push_back(s.token(i).span);
          has_ise |=
              s.folded(i).find("is") != std::string_view::npos || s.folded(i).find("ys") != std::string_view::npos;
          break;
        case Variety::ize:
          ize.push_back(s.token(i).span);
          break;
        case Variety::none:
          break;
      }
    }
  });
  if (has_ise) {
    ways.one.insert(ways.one.end(), ize.begin(), ize.end());
    std::sort(ways.one.begin(), ways.one.end());
  }
  report_rarer_way(article, rule, ways, sink);
}

}  // namespace copydesk
