#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/rules/rule.h"
#include "copydesk/rules/token_pattern.h"

namespace copydesk {

/// Reads one token pattern; throws PackFault. Private to the rules stage. `needs_anchor` is false for antipatterns,
/// which are tried only around a match.
[[nodiscard]] TokenPattern read_pattern(const nlohmann::json& pattern, const std::string& where, Vocabulary& vocabulary,
                                        bool needs_anchor = true);

/// The words of a text, as tokens of a document would have them. `word~` gives all forms of the word.
[[nodiscard]] std::vector<std::vector<WordId>> read_words(std::string_view text, Vocabulary& vocabulary);

}  // namespace copydesk
