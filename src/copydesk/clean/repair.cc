#include "copydesk/clean/repair.h"

#include <algorithm>
#include <array>

#include "copydesk/text/character_reference.h"
#include "copydesk/text/invisible.h"
#include "copydesk/text/mojibake.h"

namespace copydesk {
namespace {

constexpr int most_rounds = 4;  // "&amp;amp;lt;" was encoded so often

/// LF for CRLF and CR.
std::string with_line_feeds(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0;;) {
    const auto end = text.find('\r', i);
    result.append(text.substr(i, end - i));
    if (end == text.npos) return result;
    result += '\n';
    i = end + 1 + (end + 1 < text.size() && text[end + 1] == '\n');
  }
}

bool breaks_line(std::string_view text) {
  return text.find_first_of("\n\r") != text.npos;
}

/// The fault at `at`, if there is one to repair.
std::optional<Replacement> fault_at(std::string_view text, std::size_t at) {
  if (text[at] == mojibake_lead) return mojibake_at(text, at);
  if (text[at] != '&' && text[at] != '\\') return std::nullopt;
  auto found = text[at] == '&' ? html_reference_at(text, at) : escape_at(text, at);
  return found.end == 0 ? std::nullopt : std::optional(std::move(found));
}

/// Finds what may begin a fault, in searches for one character each: they pass over text far quicker than one for any.
class Leads {
 public:
  explicit Leads(std::string_view text) : text_(text) {
    for (std::size_t k = 0; k < next_.size(); ++k) next_[k] = text_.find(leads[k]);
  }
  std::size_t from(std::size_t at) {
    for (std::size_t k = 0; k < next_.size(); ++k) {
      if (next_[k] < at) next_[k] = text_.find(leads[k], at);
    }
    return *std::min_element(next_.begin(), next_.end());
  }

 private:
  static constexpr std::array<char, 3> leads{'&', '\\', mojibake_lead};
  std::string_view text_;
  std::array<std::size_t, 3> next_ = {};
};

bool replace_faults(std::string& text) {
  Leads leads(text);
  auto at = leads.from(0);
  if (at == text.npos) return false;
  std::string result;
  std::size_t done = 0;
  for (; at != text.npos; at = leads.from(at)) {
    const auto found = fault_at(text, at);
    if (!found || breaks_line(found->text)) {
      ++at;
      continue;
    }
    result.append(text, done, at - done).append(found->text);
    at = done = found->end;
  }
  if (done == 0) return false;
  result.append(text, done);
  text = std::move(result);
  return true;
}

bool remove_invisible(std::string& text) {
  std::string result;
  std::size_t done = 0;
  InvisibleRuns runs(text);
  while (const auto run = runs.next()) {
    if (run->kind == InvisibleKind::private_use) continue;  // a sign of someone's own font
    result.append(text, done, run->begin - done);
    done = run->end;
  }
  if (done == 0) return false;
  result.append(text, done);
  text = std::move(result);
  return true;
}

}  // namespace

std::string repair_encoding(std::string_view utf8) {
  auto text = with_line_feeds(utf8);
  for (int round = 0; round < most_rounds; ++round) {
    const bool replaced = replace_faults(text), removed = remove_invisible(text);
    if (!replaced && !removed) break;
  }
  return text;
}

}  // namespace copydesk
