#pragma once

#include <optional>
#include <string>

#include "copydesk/result.h"

namespace copydesk::cli {

/// A git revision of the files' repository, asked of the installed git.
class GitRevision {
 public:
  /// Fails outside of a repository, without git, and where there is no such revision. `file`: any file of the
  /// repository.
  [[nodiscard]] static Result<GitRevision> find(const std::string& revision, const std::string& file);

  /// A file as it was; nothing where the revision has no such file (by the name that it had then).
  [[nodiscard]] Result<std::optional<std::string>> content(const std::string& file) const;

 private:
  std::string commit_ = {};
};

}  // namespace copydesk::cli
