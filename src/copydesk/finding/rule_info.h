#pragma once

#include <string>

#include "copydesk/finding/finding.h"
#include "copydesk/finding/text_list.h"

namespace copydesk {

/// What a report says about a rule, whatever finds it. Comes from rules/*.json.
struct RuleInfo {
  std::string id = {};       ///< "garble/verb-preposition"
  std::string message = {};  ///< template; `{found}` and other names in braces are filled in per finding
  std::string why = {};      ///< how such a flaw comes about, one or two sentences
  Severity severity = Severity::warning;
  float confidence = 0.8F;
  TextList bad = {};             ///< texts in which it fires
  TextList good = {};            ///< look-alikes in which it must not
  std::string source_file = {};  ///< pack that defines it, relative to the rules folder
  int source_line = 0;           ///< 1-based line of its "id" there

  bool operator==(const RuleInfo&) const = default;
};

}  // namespace copydesk
