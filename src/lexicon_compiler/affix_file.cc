#include "lexicon_compiler/affix_file.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

/// A condition as a list of sets of characters: "[^aeiou]y" has two.
class Condition {
 public:
  explicit Condition(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      Set set;
      if (text[at] == '[') {
        const std::size_t end = std::min(text.find(']', at), text.size());
        set.negated = text[at + 1] == '^';
        set.members = text.substr(at + (set.negated ? 2 : 1), end - at - (set.negated ? 2 : 1));
        at = end + 1;
      } else {
        const std::size_t width = read_code_point(text, at).width;
        set.any = text[at] == '.';
        set.members = text.substr(at, width);
        at += width;
      }
      sets_.push_back(set);
    }
  }

  /// Whether the word begins so (or ends so, if `at_end`).
  [[nodiscard]] bool fits(std::string_view word, bool at_end) const {
    std::vector<std::string_view> letters;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t width = read_code_point(word, at).width;
      letters.push_back(word.substr(at, width));
      at += width;
    }
    if (letters.size() < sets_.size()) return false;
    const std::size_t from = at_end ? letters.size() - sets_.size() : 0;
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      if (!sets_[i].holds(letters[from + i])) return false;
    }
    return true;
  }

 private:
  struct Set {
    bool any = false, negated = false;
    std::string_view members = {};
    [[nodiscard]] bool holds(std::string_view letter) const {
      return any || (members.find(letter) != std::string_view::npos) != negated;
    }
  };
  std::vector<Set> sets_ = {};
};

AffixFlag number(std::string_view text) {
  AffixFlag value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string without_zero(const std::string& text) {
  return text == "0" ? "" : text;
}

void read_affix(std::istringstream& fields, AffixFile& file, std::map<AffixFlag, std::vector<AffixRule>>& classes,
                std::map<AffixFlag, bool>& crosses) {
  std::string flag_text, second, third, condition;
  fields >> flag_text >> second >> third;
  const auto flags = file.flags(flag_text);
  if (flags.empty()) return;
  const AffixFlag flag = flags.front();
  if (!crosses.contains(flag)) {  // the head of the class: SFX flag Y|N count
    crosses[flag] = second == "Y";
    return;
  }
  AffixRule rule{.crosses = crosses[flag], .strip = without_zero(second)};
  const std::size_t slash = third.find('/');
  rule.add = without_zero(third.substr(0, slash));
  if (slash != std::string::npos) rule.continuation = file.flags(third.substr(slash + 1));
  if (fields >> condition && condition != ".") rule.condition = condition;
  classes[flag].push_back(std::move(rule));
}

}  // namespace

bool AffixRule::fits_suffix(std::string_view word) const {
  return word.size() >= strip.size() && word.ends_with(strip) && Condition(condition).fits(word, true);
}
bool AffixRule::fits_prefix(std::string_view word) const {
  return word.size() >= strip.size() && word.starts_with(strip) && Condition(condition).fits(word, false);
}

std::vector<AffixFlag> AffixFile::flags(std::string_view text) const {
  if (!aliases.empty()) {
    const AffixFlag alias = number(text);
    return alias >= 1 && alias <= aliases.size() ? aliases[alias - 1] : std::vector<AffixFlag>{};
  }
  std::vector<AffixFlag> flags;
  switch (flag_type) {
    case FlagType::byte:
      for (const char c : text) flags.push_back(static_cast<unsigned char>(c));
      break;
    case FlagType::two_bytes:
      for (std::size_t at = 0; at + 1 < text.size(); at += 2)
        flags.push_back(static_cast<AffixFlag>(static_cast<unsigned char>(text[at]) << 8 |
                                               static_cast<unsigned char>(text[at + 1])));
      break;
    case FlagType::number:
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        flags.push_back(number(text.substr(at, comma - at)));
        at = comma + 1;
      }
      break;
    case FlagType::utf8:
      for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = read_code_point(text, at);
        flags.push_back(c.value);
        at += c.width;
      }
      break;
  }
  return flags;
}

Result<AffixFile> AffixFile::read(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) return fail(path.string(), "cannot be read", "install the Hunspell dictionary");
  AffixFile file;
  std::vector<std::vector<AffixFlag>> aliases;
  std::map<AffixFlag, bool> suffix_crosses, prefix_crosses;
  bool seen_alias_count = false;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string keyword, value;
    fields >> keyword;
    if (keyword == "SFX") {
      read_affix(fields, file, file.suffixes, suffix_crosses);
    } else if (keyword == "PFX") {
      read_affix(fields, file, file.prefixes, prefix_crosses);
    } else if (keyword == "SET" && fields >> value && value != "UTF-8") {
      return fail(path.string(), "is encoded in " + value + ", not in UTF-8");
    } else if (keyword == "FLAG" && fields >> value) {
      file.flag_type = value == "long" ? FlagType::two_bytes : value == "num" ? FlagType::number : FlagType::utf8;
    } else if (keyword == "NOSUGGEST" && fields >> value) {
      file.no_suggest = file.flags(value).front();
    } else if (keyword == "AF" && fields >> value) {
      if (std::exchange(seen_alias_count, true)) aliases.push_back(file.flags(value));
    }
  }
  file.aliases = std::move(aliases);
  return file;
}

}  // namespace copydesk
