#pragma once

#include <string_view>

namespace copydesk {

/// Whether a noun is of a kind of things whose own names English prints without quotation marks: "newspaper",
/// "frigate", "club". Expects a folded word. The list is dictionaries/named-things.txt, compiled in.
[[nodiscard]] bool is_named_thing(std::string_view folded);

}  // namespace copydesk
