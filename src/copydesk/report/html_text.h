#pragma once

#include <map>
#include <string>
#include <string_view>

namespace copydesk::html {

/// Appends text as HTML: mark-up escaped, bytes that are not UTF-8 as U+FFFD, control characters as spaces.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

/// What stands for `{{name}}` in a template; values are HTML already.
using Values = std::map<std::string_view, std::string>;

/// Fills in a template; a name without value becomes empty. Values are not searched for names.
[[nodiscard]] std::string filled(std::string_view page, const Values& values);

}  // namespace copydesk::html
