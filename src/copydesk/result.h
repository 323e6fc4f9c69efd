#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace copydesk {

/// What is wrong with something a user gave us (file, rule pack, dictionary, option), in words.
/// Layout and colour are the business of the program that prints it.
struct Error {
  std::string where = {};    ///< place: "rules/en/entity.json: entity/wrong-parent: pattern[2]"
  std::string message = {};  ///< what is wrong there
  std::string remedy = {};   ///< what to do about it; may be empty

  bool operator==(const Error&) const = default;
};

/// A value, or the reason why there is none. Becomes std::expected with C++23.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(std::string where, std::string message, std::string remedy = {}) {
  return tl::unexpected<Error>(
      Error{.where = std::move(where), .message = std::move(message), .remedy = std::move(remedy)});
}

}  // namespace copydesk
