#include "copydesk/rules/lazy_regex.h"

#include <mutex>
#include <optional>
#include <utility>

#include <re2/re2.h>

namespace copydesk {

struct LazyRegex::State {
  explicit State(std::string text) : pattern(std::move(text)) {}
  std::string pattern;
  std::once_flag once = {};
  std::unique_ptr<RE2> compiled = {};
  std::once_flag once_wide = {};
  std::unique_ptr<RE2> wide = {};  // none: `widened` leaves the expression as it is
};

namespace {

std::unique_ptr<RE2> compile(const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<RE2>(pattern, options);
}

/// The bounds of a repeat `{m,n}` that begins at `open`; none if there is no such.
struct Repeat {
  std::size_t least = 0, most = 0, end = 0;  ///< `end`: behind the brace
};
std::optional<Repeat> repeat_at(std::string_view regex, std::size_t open) {
  Repeat repeat;
  std::size_t at = open + 1;
  const auto number = [&](std::size_t& value) {
    const std::size_t begin = at;
    for (; at < regex.size() && regex[at] >= '0' && regex[at] <= '9'; ++at)
      value = 10 * value + static_cast<std::size_t>(regex[at] - '0');
    return at > begin;
  };
  if (!number(repeat.least) || at >= regex.size() || regex[at] != ',') return std::nullopt;
  ++at;
  if (!number(repeat.most) || at >= regex.size() || regex[at] != '}') return std::nullopt;
  repeat.end = at + 1;
  return repeat;
}

}  // namespace

std::string widened(std::string_view regex) {
  constexpr std::size_t long_repeat = 12;
  std::string wide;
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size();) {
    if (regex[i] == '\\' && i + 1 < regex.size()) {
      wide += regex.substr(i, 2);
      i += 2;
      continue;
    }
    const auto repeat = !in_class && regex[i] == '{' ? repeat_at(regex, i) : std::nullopt;
    if (repeat && repeat->most >= long_repeat) {
      wide.append("{").append(std::to_string(repeat->least)).append(",}");
      i = repeat->end;
      continue;
    }
    // A bracket that stands first in a class is one of its members.
    if (regex[i] == '[' && !in_class) {
      in_class = true;
      wide += regex[i++];
      if (i < regex.size() && regex[i] == '^') wide += regex[i++];
      if (i < regex.size() && regex[i] == ']') wide += regex[i++];
      continue;
    }
    if (regex[i] == ']') in_class = false;
    wide += regex[i++];
  }
  return wide;
}

bool LazyRegex::may_match(std::string_view text) const {
  std::call_once(state_->once_wide, [this] {
    if (auto wide = widened(state_->pattern); wide != state_->pattern) state_->wide = compile(wide);
  });
  return state_->wide == nullptr || RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *state_->wide);
}

LazyRegex::LazyRegex(std::string pattern) : state_(std::make_shared<State>(std::move(pattern))) {}

Result<LazyRegex> LazyRegex::read(const std::string& pattern) {
  LazyRegex regex(pattern);
  if (!regex.get().ok()) {
    return fail("", "not a valid RE2 expression: " + regex.get().error(),
                "RE2 has no look-around and no back-references");
  }
  return regex;
}

const std::string& LazyRegex::pattern() const {
  static const std::string none;
  return empty() ? none : state_->pattern;
}

const RE2& LazyRegex::get() const {
  std::call_once(state_->once, [this] { state_->compiled = compile(state_->pattern); });
  return *state_->compiled;
}

}  // namespace copydesk
