#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace copydesk {

/// What is wrong with something a user gave us (file, rule pack, dictionary, option), in words.
/// Layout and colour are the business of the program that prints it.
struct Error {
  std::string where = {};          ///< place: "rules/en/entity.json: entity/wrong-parent: pattern[2]"
  std::string message = {};        ///< what is wrong there
  std::string remedy = {};         ///< what to do about it; may be empty
  std::vector<Error> others = {};  ///< what else is wrong, where all faults are told at once; these have no others

  bool operator==(const Error&) const = default;
};

/// A value, or the reason why there is none. Becomes std::expected with C++23.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(std::string where, std::string message, std::string remedy = {}) {
  return tl::unexpected<Error>(
      Error{.where = std::move(where), .message = std::move(message), .remedy = std::move(remedy)});
}

/// Several faults as one error: the first, which holds the others. `errors` must not be empty.
[[nodiscard]] inline Error all_of(std::vector<Error> errors) {
  Error first = std::move(errors.front());
  for (std::size_t i = 1; i < errors.size(); ++i) first.others.push_back(std::move(errors[i]));
  return first;
}

}  // namespace copydesk
