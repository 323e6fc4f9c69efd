#include "copydesk/rules/lazy_regex.h"

#include <mutex>
#include <utility>

#include <re2/re2.h>

namespace copydesk {

struct LazyRegex::State {
  explicit State(std::string text) : pattern(std::move(text)) {}
  std::string pattern;
  std::once_flag once = {};
  std::unique_ptr<RE2> compiled = {};
};

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
  std::call_once(state_->once, [this] {
    RE2::Options options;
    options.set_log_errors(false);
    state_->compiled = std::make_unique<RE2>(state_->pattern, options);
  });
  return *state_->compiled;
}

}  // namespace copydesk
