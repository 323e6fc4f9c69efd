#pragma once

#include <string>
#include <string_view>

namespace copydesk {

/// Text for XML 1.0, in an element or an attribute: mark-up escaped, and only characters that XML has (`visible`).
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace copydesk
