#pragma once

#include <string>

#include "copydesk/text/span.h"

namespace copydesk {

/// A name as an article has it at one place.
struct FoundName {
  std::string text = {};   ///< as written, any white space as one blank: "Pashinian"
  std::string full = {};   ///< the name in full that the article gives for it: "Nikol Pashinian"; else the same as text
  std::string known = {};  ///< preferred form of the gazetteer's entry for it; empty if there is none
  bool place = false;      ///< of a place, not of a person
  Span span = {};          ///< bytes of the file

  bool operator==(const FoundName&) const = default;
};

}  // namespace copydesk
