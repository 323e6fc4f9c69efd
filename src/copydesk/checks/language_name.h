#pragma once

#include <string_view>

namespace copydesk {

/// The English name of a language by its ISO 639 code: "German"; "foreign" for one that is not listed.
[[nodiscard]] std::string_view language_name(std::string_view code);

}  // namespace copydesk
