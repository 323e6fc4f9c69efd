#pragma once

#include <span>

#include "copydesk/lines/features.h"
#include "copydesk/lines/line_model.h"

namespace copydesk {

/// Sets the kind of each line whose `is_text` is settled: text by its shape, the rest by the phrases it holds, by the
/// heading above it, by its place. Takes the headline said again, and lines of tags at the text's ends, out of the
/// text. `evidence` is as for LineModel::read, one for each line or none. Linear.
void name_kinds(const LineFeatures& features, std::span<const float> evidence, std::span<PageLine> lines);

}  // namespace copydesk
