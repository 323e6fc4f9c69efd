#pragma once

#include <span>
#include <string>
#include <vector>

#include "copydesk/report/report.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// How `check` writes what it found in articles.
struct CheckFormat {
  std::string name = "text";
  bool colour = false;   ///< of text
  bool excerpts = true;  ///< of text
};

/// The names of all formats, as the help lists them.
[[nodiscard]] std::vector<std::string> check_formats();

/// The report; formats of CI services may also write where the service wants it. Paths of documents become those that
/// the format's readers know.
[[nodiscard]] Result<std::string> formatted(std::span<CheckedDocument> documents, ReportContext context,
                                            const CheckFormat& format);

}  // namespace copydesk::cli
