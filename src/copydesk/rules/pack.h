#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/result.h"
#include "copydesk/rules/rule.h"

namespace copydesk {

/// Reads a rule pack (docs/rule-format.md) from its JSON text. `file` names it in errors, which say file, rule id,
/// field and what is allowed there; an unknown field is an error. Tells the first fault of each rule that has any. Adds
/// the words of the rules to the vocabulary.
[[nodiscard]] Result<std::vector<Rule>> read_pack(std::string_view json, const std::string& file,
                                                  Vocabulary& vocabulary);

}  // namespace copydesk
