#pragma once

#include <cstddef>
#include <string>

namespace copydesk {

/// What ought to stand in a text instead of the bytes up to `end`.
struct Replacement {
  std::size_t end = 0;
  std::string text = {};
  bool sure = true;  ///< false: a guess, a part of the evidence is lost
};

}  // namespace copydesk
