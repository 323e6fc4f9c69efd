#pragma once

#include <string>

#include "copydesk/config/config_finder.h"

namespace copydesk {

/// Every value that holds for an article, a line each, with the place where it stands ("default" where nowhere).
[[nodiscard]] std::string explain(const std::string& article, const ArticleConfig& config);

}  // namespace copydesk
