#pragma once

#include <cstdint>
#include <string_view>

namespace copydesk {

/// A set of kinds of characters: the digits, each ASCII mark, all that is not ASCII. Letters and spaces are in no set,
/// for hardly a line lacks them.
using CharacterSet = std::uint64_t;

/// The kinds that stand in a text. About 1 ns a byte.
[[nodiscard]] CharacterSet characters_of(std::string_view text);

/// Kinds that a text must hold for an RE2 expression to match in it; `\{(?:name|date)\}` needs both braces, `\d+ ?h` a
/// digit. What the reader does not understand adds nothing, so it never asks for too much. The expression must be
/// valid. RE2's own answer (FilteredRE2) knows literals of letters well, but no classes and no single marks.
[[nodiscard]] CharacterSet required_characters(std::string_view regex);

}  // namespace copydesk
