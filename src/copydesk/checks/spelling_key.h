#pragma once

#include <string>
#include <string_view>

namespace copydesk {

/// What a name has in common with its other transcriptions: equal for "Lukaschenko" and "Lukashenko", "Wladimir" and
/// "Vladimir", "Sarkisian" and "Sarkissyan", "Khalid" and "Halid", "Núñez" and "Nunez". Folds diacritics, doubled
/// letters, and letters that romanisations exchange (w/v, j/y/i, kh/h, ph/f, sch/sh, tsch/tch/ch, ou/oo/u, ck/q/k).
/// Expects a folded word. For comparing names with each other, never for display.
[[nodiscard]] std::string spelling_key(std::string_view folded);

}  // namespace copydesk
