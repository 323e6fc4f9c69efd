#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "copydesk/result.h"

namespace copydesk {

/// The text of a copydesk.json with a word or phrase added to its accept list; comments and all else stay as they are.
/// An empty text gives a new file. The same text when the word is there. `name` is for errors, which name line and
/// column: syntax, or a "vocabulary" that is none.
[[nodiscard]] Result<std::string> with_accepted_word(const std::string& name, std::string_view json,
                                                     std::string_view word);

/// A suppression as a person asks for it.
struct NewSuppression {
  std::string rule = {};
  std::optional<std::string> text = {};
  std::optional<std::string> fingerprint = {};
  std::string reason = {};  ///< must not be empty
  std::optional<std::string> expires = {};
};

/// The text of a sidecar file, or of a copydesk.json, with a suppression added; as above.
[[nodiscard]] Result<std::string> with_suppression(const std::string& name, std::string_view json,
                                                   const NewSuppression& entry);

/// The same with the files: read, changed, and put in place as a whole (temporary file, fsync, rename; mode kept). A
/// file that is not there is made.
[[nodiscard]] Result<void> add_accepted_word(const std::filesystem::path& config, std::string_view word);
[[nodiscard]] Result<void> add_suppression(const std::filesystem::path& sidecar, const NewSuppression& entry);

}  // namespace copydesk
