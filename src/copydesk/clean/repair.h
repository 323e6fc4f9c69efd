#pragma once

#include <string>
#include <string_view>

namespace copydesk {

/// The text with its encoding repaired: mojibake, HTML references and escape sequences read, invisible characters and
/// byte-order marks gone, CR and CRLF as LF. Line breaks stay where they are, so that line n of the result is line n of
/// the text. Repairing the result changes nothing. Linear; text without faults costs a scan and a copy.
[[nodiscard]] std::string repair_encoding(std::string_view utf8);

}  // namespace copydesk
