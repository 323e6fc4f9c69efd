#pragma once

#include <string>
#include <string_view>

#include "copydesk/report/report.h"

namespace copydesk::html {

/// JSON that may stand in a `<script>` element, whatever strings it holds: no "<" in it.
[[nodiscard]] std::string script_json(std::string_view json);

/// What the page's script needs to make the corrected file and the decisions for `copydesk fix --decisions`: path,
/// fingerprint, encoding, the file's bytes (base64), and for each finding its rule, fingerprint, span and suggestions
/// ([begin, end, text, safe]); spans are bytes of the file. In a `<script>` element.
[[nodiscard]] std::string review_data(const CheckedDocument& document);

}  // namespace copydesk::html
