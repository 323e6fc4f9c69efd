#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace copydesk::serve {

/// The path that a file: URI names; nothing for other schemes ("untitled:", "git:").
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);

/// %XX as the bytes they stand for; as they are where they are none.
[[nodiscard]] std::string percent_decoded(std::string_view text, bool plus_is_space = false);

}  // namespace copydesk::serve
