#pragma once

#include <string_view>

#include "copydesk/corpus/facts.h"
#include "copydesk/engine/engine.h"

namespace copydesk {

/// Adds what one article has to the facts of many: its names, and its lines as `clean` will see them. `path`, or the id
/// of its record, tells its source. Linear.
void add_article(std::string_view path, const Text& text, const Engine& engine, Engine::Scratch& scratch, Facts& facts);

}  // namespace copydesk
