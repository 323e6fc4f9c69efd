#pragma once

#include <string>

#include "serve/http/houses.h"
#include "serve/http/message.h"

#include "copydesk/engine/engine.h"

namespace copydesk::serve {

// copydesk's own HTTP interface (docs/server.md). A request's body is JSON with a “text” and options, or the text
// itself with options in the query. Faults are thrown as HttpFault.

/// /v1/check: as `check --format json` (reports/schema/findings-1.schema.json).
[[nodiscard]] HttpResponse check_request(const HttpRequest& request, const Engine& engine, Engine::Scratch& scratch,
                                         const Houses& houses, const std::string& version, std::size_t longest_text);

/// /v1/fix: the corrected text, its edits, and what is left.
[[nodiscard]] HttpResponse fix_request(const HttpRequest& request, const Engine& engine, Engine::Scratch& scratch,
                                       const Houses& houses, std::size_t longest_text);

/// /v1/clean: the article on a page, as `clean --format json`.
[[nodiscard]] HttpResponse clean_request(const HttpRequest& request, const Engine& engine, std::size_t longest_text);

}  // namespace copydesk::serve
