#pragma once

#include <string_view>

namespace copydesk {

/// Whether a common noun is often written with a capital where it stands for one thing: "Parliament", "the Fund",
/// "Earth". Expects a folded word. The list is dictionaries/often-capitalised.txt, compiled in.
[[nodiscard]] bool is_often_capitalised(std::string_view folded);

}  // namespace copydesk
