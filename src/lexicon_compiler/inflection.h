#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copydesk {

/// Regular inflection of English words in lower case. Where usage wavers both forms are given ("focused", "focussed";
/// "heroes", "heros"): ask a dictionary which of them exist.
[[nodiscard]] std::vector<std::string> with_s(std::string_view base);    ///< plural of a noun, third person of a verb
[[nodiscard]] std::vector<std::string> with_ed(std::string_view base);   ///< past
[[nodiscard]] std::vector<std::string> with_ing(std::string_view base);  ///< present participle
[[nodiscard]] std::vector<std::string> with_er(std::string_view base);   ///< comparative
[[nodiscard]] std::vector<std::string> with_est(std::string_view base);  ///< superlative

}  // namespace copydesk
