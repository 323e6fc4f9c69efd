#include "copydesk/checks/letter_case.h"

#include <algorithm>

namespace copydesk {
namespace {

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string with_case_of(std::string_view model, std::string_view replacement) {
  std::string result(replacement);
  const auto capitals = std::count_if(model.begin(), model.end(), is_upper);
  const bool all = capitals >= 2 && std::none_of(model.begin(), model.end(), is_lower);
  if (all) {
    std::transform(result.begin(), result.end(), result.begin(), to_upper);
  } else if (!model.empty() && is_upper(model.front()) && !result.empty()) {
    result.front() = to_upper(result.front());
  }
  return result;
}

}  // namespace copydesk
