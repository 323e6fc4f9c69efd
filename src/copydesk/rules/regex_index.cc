#include "copydesk/rules/regex_index.h"

#include <algorithm>

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <unicode/uchar.h>

#include "copydesk/rules/literal_scan.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr int shortest_literal = 2;

// RE2 folds the literals it asks for. The scan folds ASCII alone, so a literal with other letters is looked for in both
// cases of each; from the fourth such letter on it is cut, which only makes it easier to find.
std::vector<std::string> spellings(std::string_view literal) {
  std::vector<std::string> result(1);
  int varied = 0;
  for (std::size_t i = 0; i < literal.size();) {
    const auto c = read_code_point(literal, i);
    const auto raw = literal.substr(i, c.width);
    i += c.width;
    const auto upper = c.value == invalid_code_point || c.width == 1
                           ? c.value
                           : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value)));
    if (upper != c.value && ++varied > 3) break;
    const auto count = result.size();
    for (std::size_t k = 0; k < count; ++k) {
      if (upper != c.value) {
        auto other = result[k];
        append_code_point(upper, other);
        result.push_back(std::move(other));
      }
      result[k] += raw;
    }
  }
  return result;
}

}  // namespace

struct RegexIndex::Impl {
  re2::FilteredRE2 filter{shortest_literal};
  LiteralScan scan = {};
  std::vector<int> literal_of = {};  // spelling → number that RE2 gave its literal
  int literals = 0;
};

RegexIndex::RegexIndex() : impl_(std::make_unique<Impl>()) {}
RegexIndex::RegexIndex(RegexIndex&&) noexcept = default;
RegexIndex& RegexIndex::operator=(RegexIndex&&) noexcept = default;
RegexIndex::~RegexIndex() = default;

Result<std::uint32_t> RegexIndex::add(const std::string& regex) {
  RE2::Options options;
  options.set_log_errors(false);
  int id = 0;
  if (impl_->filter.Add(regex, options, &id) != RE2::NoError) {
    return fail("", "not a valid RE2 expression: " + RE2(regex, options).error(),
                "RE2 has no look-around and no back-references");
  }
  if (impl_->filter.GetRE2(id).NumberOfCapturingGroups() >= static_cast<int>(max_groups)) {
    return fail("", "more than nine groups", "use (?:…)");
  }
  return static_cast<std::uint32_t>(id);
}

std::vector<std::uint32_t> RegexIndex::compile() {
  if (impl_->filter.NumRegexps() == 0) return {};
  std::vector<std::string> literals;
  impl_->filter.Compile(&literals);
  impl_->literals = static_cast<int>(literals.size());
  std::vector<std::string> spelt;
  for (std::size_t i = 0; i < literals.size(); ++i) {
    for (auto& spelling : spellings(literals[i])) {
      spelt.push_back(std::move(spelling));
      impl_->literal_of.push_back(static_cast<int>(i));
    }
  }
  impl_->scan = LiteralScan(spelt);
  std::vector<int> always;
  impl_->filter.AllPotentials({}, &always);
  return {always.begin(), always.end()};
}

void RegexIndex::find(std::string_view utf8, Span window, Scratch& scratch, std::vector<Match>& out) const {
  if (impl_->filter.NumRegexps() == 0) return;
  if (scratch.seen_in.empty()) scratch.seen_in.assign(static_cast<std::size_t>(impl_->literals), 0);
  ++scratch.window;
  scratch.literals.clear();
  impl_->scan.find(slice(utf8, window), scratch.literals);
  std::size_t kept = 0;
  for (const int spelling : scratch.literals) {
    const int literal = impl_->literal_of[static_cast<std::size_t>(spelling)];
    auto& seen = scratch.seen_in[static_cast<std::size_t>(literal)];
    if (seen == scratch.window) continue;
    seen = scratch.window;
    scratch.literals[kept++] = literal;
  }
  scratch.literals.resize(kept);
  if (kept == 0) return;

  scratch.candidates.clear();
  impl_->filter.AllPotentials(scratch.literals, &scratch.candidates);
  std::sort(scratch.candidates.begin(), scratch.candidates.end());
  const re2::StringPiece text(utf8.data() + window.begin, window.size());
  for (const int id : scratch.candidates) {
    const auto& regex = impl_->filter.GetRE2(id);
    const int groups = regex.NumberOfCapturingGroups() + 1;
    re2::StringPiece found[max_groups];
    std::size_t from = 0;
    while (from <= text.size() && regex.Match(text, from, text.size(), RE2::UNANCHORED, found, groups)) {
      Match match{.regex = static_cast<std::uint32_t>(id), .group_count = static_cast<std::uint8_t>(groups)};
      for (int g = 0; g < groups; ++g) {
        if (found[g].data() == nullptr) continue;
        const auto begin = static_cast<std::uint32_t>(found[g].data() - utf8.data());
        match.groups[g] = {.begin = begin, .end = begin + static_cast<std::uint32_t>(found[g].size())};
      }
      const auto end = static_cast<std::size_t>(found[0].data() - text.data()) + found[0].size();
      if (!match.groups[0].empty()) out.push_back(match);
      from = std::max(end, from + (found[0].empty() ? 1 : 0));
    }
  }
}

}  // namespace copydesk
