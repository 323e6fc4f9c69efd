#include "copydesk/fix/fixer.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "copydesk/fix/whole_lines.h"
#include "copydesk/text/encoding.h"

namespace copydesk {
namespace {

// Each round applies what it can; on pages without their furniture the line model finds more, a few rounds long.
constexpr int most_rounds = 50;
constexpr std::string_view line_ends = "\r\n";

/// An edit and the finding that proposes it.
struct Proposal {
  Edit edit = {};
  std::string rule = {};
  std::string before = {};  ///< what the edit replaces

  [[nodiscard]] auto key() const { return std::tuple(rule, before, edit.text); }
};
using Refused = std::set<std::tuple<std::string, std::string, std::string>>;

bool is_firm(const Finding& finding) {
  return finding.severity >= Severity::warning;
}

class Fixer {
 public:
  Fixer(const Engine& engine, Engine::Scratch& scratch, std::string bytes, const FixOptions& options)
      : engine_(engine), scratch_(scratch), options_(options), patch_(std::move(bytes)) {}

  Result<Fixed> run() {
    auto text = Text::decode(patch_.text(), options_.source);
    if (!text) return tl::unexpected(text.error());
    auto findings = check(*text);
    for (int round = 0; round < most_rounds; ++round) {
      const auto proposals = harmless(*text, findings);
      if (proposals.empty()) break;
      patch_.apply(edits_of(*text, proposals));
      applied_ += proposals.size();
      refused_.clear();  // as the next `fix` would begin, so that it finds nothing to do
      text = Text::decode(patch_.text(), options_.source);
      if (!text) return tl::unexpected(text.error());
      findings = check(*text);
    }
    return Fixed{.patch = std::move(patch_), .applied = applied_, .left = std::move(findings)};
  }

 private:
  [[nodiscard]] std::vector<Finding> check(const Text& text) {
    auto findings = options_.check ? options_.check(text, scratch_) : engine_.check(text, scratch_);
    // Half a list of headlines is worse than all of it; but a run is not joined with what may not be fixed.
    const auto unwanted = std::stable_partition(findings.begin(), findings.end(), [&](const Finding& finding) {
      return !options_.wanted || options_.wanted(finding);
    });
    std::vector<Finding> others(std::make_move_iterator(unwanted), std::make_move_iterator(findings.end()));
    findings.erase(unwanted, findings.end());
    engine_.join_runs(text, findings);
    std::move(others.begin(), others.end(), std::back_inserter(findings));
    std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    return findings;
  }

  /// Those proposals that can be made together without harm.
  [[nodiscard]] std::vector<Proposal> harmless(const Text& text, const std::vector<Finding>& findings) {
    auto proposals = proposals_in(text, findings);
    while (!proposals.empty()) {
      const auto edits = edits_of(text, proposals);
      const auto changed = Text::decode(edited(patch_.text(), edits), options_.source);
      if (!changed) return {};
      const auto harmful = harmful_ones(text, findings, *changed, check(*changed), edits);
      if (harmful.empty()) break;
      for (auto i = harmful.rbegin(); i != harmful.rend(); ++i) {
        refused_.insert(proposals[*i].key());
        proposals.erase(proposals.begin() + static_cast<std::ptrdiff_t>(*i));
      }
    }
    return proposals;
  }

  static std::vector<Edit> edits_of(const Text& text, const std::vector<Proposal>& proposals) {
    std::vector<Edit> edits;
    for (const auto& proposal : proposals) edits.push_back(proposal.edit);
    if (text.encoding() != Encoding::utf16le && text.encoding() != Encoding::utf16be)
      take_whole_lines(text.bytes(), edits);
    return edits;
  }

  [[nodiscard]] std::vector<Proposal> proposals_in(const Text& text, const std::vector<Finding>& findings) const {
    std::vector<Proposal> proposals;
    for (const auto& finding : findings) {
      if (finding.suggestions.empty() || (options_.wanted && !options_.wanted(finding))) continue;
      const auto& suggestion = finding.suggestions.front();
      if (!suggestion.safe && !options_.unsafe) continue;
      auto with = encoded(text.encoding(), suggestion.text);
      if (!with) continue;
      Proposal proposal{.edit = {.span = suggestion.span, .text = std::move(*with)},
                        .rule = finding.rule,
                        .before = std::string(slice(text.bytes(), suggestion.span))};
      if (proposal.before == proposal.edit.text || refused_.contains(proposal.key())) continue;
      proposals.push_back(std::move(proposal));
    }
    std::stable_sort(proposals.begin(), proposals.end(),
                     [](const Proposal& a, const Proposal& b) { return a.edit.span < b.edit.span; });
    // Two that meet may belong together: the second waits for the next round.
    std::vector<Proposal> apart;
    for (auto& proposal : proposals) {
      if (apart.empty() || apart.back().edit.span.end < proposal.edit.span.begin) apart.push_back(std::move(proposal));
    }
    return apart;
  }

  using Flaw = std::pair<std::string_view, std::string_view>;  // rule and flagged text

  /// What must not become more, of a finding that is firm. Lines of boilerplate count one by one, whichever rule finds
  /// them: runs of them become one when lines between them go.
  static std::vector<Flaw> flaws_of(const Text& text, const Finding& finding) {
    if (!is_firm(finding)) return {};
    const auto flagged = slice(text.bytes(), finding.span);
    if (finding.family() != "boilerplate") return {{finding.rule, flagged}};
    std::vector<Flaw> flaws;
    for (auto at = flagged.find_first_not_of(line_ends); at != flagged.npos;) {
      const auto end = std::min(flagged.find_first_of(line_ends, at), flagged.size());
      flaws.emplace_back("boilerplate", flagged.substr(at, end - at));
      at = flagged.find_first_not_of(line_ends, end);
    }
    return flaws;
  }

  /// Errors and warnings that were not there before are blamed on the edits nearest to them.
  static std::set<std::size_t> harmful_ones(const Text& before, const std::vector<Finding>& old, const Text& after,
                                            const std::vector<Finding>& found, const std::vector<Edit>& edits) {
    std::map<Flaw, int> known;
    for (const auto& finding : old) {
      for (const auto& flaw : flaws_of(before, finding)) ++known[flaw];
    }
    std::set<std::size_t> harmful;
    for (const auto& finding : found) {
      bool is_new = false;
      for (const auto& flaw : flaws_of(after, finding)) is_new |= --known[flaw] < 0;
      if (!is_new) continue;
      std::int64_t shift = 0, nearest = 0;
      std::size_t which = edits.size();
      for (std::size_t i = 0; i < edits.size(); ++i) {
        const auto& edit = edits[i];
        const auto begin = static_cast<std::int64_t>(edit.span.begin) + shift;
        const auto end = begin + static_cast<std::int64_t>(edit.text.size());
        const auto distance =
            std::max<std::int64_t>({0, begin - static_cast<std::int64_t>(finding.span.end), finding.span.begin - end});
        if (!harmful.contains(i) && (which == edits.size() || distance < nearest)) {
          which = i;
          nearest = distance;
        }
        shift += static_cast<std::int64_t>(edit.text.size()) - static_cast<std::int64_t>(edit.span.size());
      }
      if (which < edits.size()) harmful.insert(which);
    }
    return harmful;
  }

  const Engine& engine_;
  Engine::Scratch& scratch_;
  const FixOptions& options_;
  Patch patch_;
  std::size_t applied_ = 0;
  Refused refused_ = {};
};

}  // namespace

Result<Fixed> fix(const Engine& engine, Engine::Scratch& scratch, std::string bytes, const FixOptions& options) {
  return Fixer(engine, scratch, std::move(bytes), options).run();
}

}  // namespace copydesk
