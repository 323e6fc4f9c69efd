#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/fix/patch.h"
#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// What an editor made of one suggestion.
struct Decision {
  enum class Kind : std::uint8_t { accept, edit, reject };

  std::string finding = {};  ///< the finding's fingerprint, as `check --format json` gives it
  std::string rule = {};
  Span span = {};                ///< bytes of the file that are to be replaced
  std::string text = {};         ///< what stands there, in UTF-8; bytes that are none as U+FFFD
  std::string replacement = {};  ///< in UTF-8; not for `reject`
  Kind kind = Kind::accept;
};

struct DocumentDecisions {
  std::string path = {};
  std::string fingerprint = {};  ///< of the file that was reviewed, as `check --format json` gives it; may be empty
  std::vector<Decision> decisions = {};
};

/// Reads a file of decisions (reports/schema/decisions-1.schema.json). Errors name `where`, the place in the JSON and
/// what is allowed there.
[[nodiscard]] Result<std::vector<DocumentDecisions>> read_decisions(std::string_view json, const std::string& where);

/// A decision that could not be followed, and why.
struct Unmade {
  const Decision* decision = nullptr;
  std::string reason = {};
};

struct DecidedEdits {
  std::vector<Edit> edits = {};  ///< of the file's bytes: sorted, without overlap
  std::vector<Unmade> unmade = {};
  std::size_t made_before = 0;  ///< decisions that the text has followed already
};

/// The edits that decisions ask for. With the document's fingerprint a second time changes nothing. Each is made where
/// its text still stands at its span, or, if the article has changed, where the one finding with its fingerprint now
/// is; what has been made before is not made again. Of two that overlap the first in the text is made. `findings` are
/// those of the text as it is. Quadratic in the number of edits.
[[nodiscard]] DecidedEdits edits_of(const DocumentDecisions& decided, const Text& text,
                                    std::span<const Finding> findings);

}  // namespace copydesk
