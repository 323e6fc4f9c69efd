#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "copydesk/engine/engine.h"
#include "copydesk/finding/finding.h"
#include "copydesk/fix/patch.h"

namespace copydesk {

/// Which suggestions to apply.
struct FixOptions {
  TextSource source = TextSource::file;  ///< of the bytes
  bool unsafe = false;                   ///< the first suggestion of every finding; else of those that are safe
  /// Findings that may be fixed at all; empty: every one.
  std::function<bool(const Finding&)> wanted = {};
  /// How a text is checked, with its house style and without what is suppressed; empty: by the engine alone.
  std::function<std::vector<Finding>(const Text&, Engine::Scratch&)> check = {};
};

/// What became of a file.
struct Fixed {
  Patch patch;
  std::size_t applied = 0;         ///< suggestions
  std::vector<Finding> left = {};  ///< what `patch.text()` still has, in its bytes
};

/// Applies suggestions until there is none left to apply, so that fixing again changes nothing. A suggestion that would
/// bring about a new error or warning is not applied. A suggestion that the file's encoding has no characters for is
/// not applied either. Fails only where the text cannot be read. A few checks of the text.
[[nodiscard]] Result<Fixed> fix(const Engine& engine, Engine::Scratch& scratch, std::string bytes,
                                const FixOptions& options = {});

}  // namespace copydesk
