#include "lexicon_compiler/affix_expansion.h"

#include <algorithm>
#include <fstream>

#include "lexicon_compiler/affix_file.h"

namespace copydesk {
namespace {

class Expansion {
 public:
  explicit Expansion(const AffixFile& affixes) : affixes_(affixes) {}

  void add(const std::string& word, const std::vector<AffixFlag>& flags) {
    no_suggest_ = affixes_.no_suggest != 0 && std::find(flags.begin(), flags.end(), affixes_.no_suggest) != flags.end();
    form(word);
    add_prefixes(word, flags, false);
    add_suffixes(word, flags, flags, 2);
  }

  std::vector<AffixedForm> take() {
    std::sort(forms_.begin(), forms_.end());
    forms_.erase(std::unique(forms_.begin(), forms_.end()), forms_.end());
    return std::move(forms_);
  }

 private:
  void form(const std::string& text) { forms_.push_back({.text = text, .no_suggest = no_suggest_}); }

  void add_prefixes(const std::string& word, const std::vector<AffixFlag>& flags, bool crossing) {
    for (const AffixFlag flag : flags) {
      const auto prefixes = affixes_.prefixes.find(flag);
      if (prefixes == affixes_.prefixes.end()) continue;
      for (const AffixRule& rule : prefixes->second) {
        if ((!crossing || rule.crosses) && rule.fits_prefix(word)) form(rule.add + word.substr(rule.strip.size()));
      }
    }
  }

  /// `all_flags` are those of the entry, whose prefixes go with its suffixed forms; `depth` suffixes may follow.
  void add_suffixes(const std::string& word, const std::vector<AffixFlag>& flags,
                    const std::vector<AffixFlag>& all_flags, int depth) {
    if (depth == 0) return;
    for (const AffixFlag flag : flags) {
      const auto suffixes = affixes_.suffixes.find(flag);
      if (suffixes == affixes_.suffixes.end()) continue;
      for (const AffixRule& rule : suffixes->second) {
        if (!rule.fits_suffix(word)) continue;
        const std::string suffixed = word.substr(0, word.size() - rule.strip.size()) + rule.add;
        form(suffixed);
        if (rule.crosses) add_prefixes(suffixed, all_flags, true);
        add_prefixes(suffixed, rule.continuation, false);
        add_suffixes(suffixed, rule.continuation, all_flags, depth - 1);
      }
    }
  }

  const AffixFile& affixes_;
  bool no_suggest_ = false;
  std::vector<AffixedForm> forms_ = {};
};

/// Splits "word/flags" at the first slash that no backslash precedes; morphological fields follow white space.
void add_line(std::string line, const AffixFile& affixes, Expansion& expansion) {
  line.erase(std::min(line.find_first_of("\t\r"), line.size()));
  std::string word;
  std::size_t at = 0;
  for (; at < line.size() && line[at] != '/'; ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) ++at;
    word.push_back(line[at]);
  }
  if (word.empty()) return;
  std::string flags = at < line.size() ? line.substr(at + 1) : "";
  flags.erase(std::min(flags.find(' '), flags.size()));
  expansion.add(word, affixes.flags(flags));
}

}  // namespace

Result<std::vector<AffixedForm>> expand_affixes(const std::filesystem::path& stem) {
  const Result<AffixFile> affixes = AffixFile::read(stem.string() + ".aff");
  if (!affixes) return tl::unexpected(affixes.error());
  const std::string words = stem.string() + ".dic";
  std::ifstream in(words);
  if (!in) return fail(words, "cannot be read", "install the Hunspell dictionary");
  Expansion expansion(*affixes);
  std::string line;
  std::getline(in, line);  // the number of entries
  while (std::getline(in, line)) add_line(std::move(line), *affixes, expansion);
  return expansion.take();
}

}  // namespace copydesk
