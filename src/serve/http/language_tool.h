#pragma once

#include <string>

#include "serve/http/houses.h"
#include "serve/http/message.h"

#include "copydesk/engine/engine.h"

namespace copydesk::serve {

// LanguageTool's HTTP interface, version 2: what its clients send, and answers that they understand
// (https://languagetool.org/http-api/). Offsets are UTF-16 units. Faults are thrown as HttpFault.

/// /v2/check.
[[nodiscard]] HttpResponse language_tool_check(const HttpRequest& request, const Engine& engine,
                                               Engine::Scratch& scratch, const Houses& houses,
                                               const std::string& version, std::size_t longest_text);

/// /v2/languages.
[[nodiscard]] HttpResponse language_tool_languages();

}  // namespace copydesk::serve
