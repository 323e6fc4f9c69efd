#pragma once

#include <span>
#include <vector>

#include "copydesk/document/document.h"
#include "copydesk/lines/line_model.h"
#include "copydesk/rules/finding_sink.h"

namespace copydesk {

/// Whether a text may be a page, so that asking the line model is worth the time: lines that are neither prose nor
/// heading, or a rule that found boilerplate; not for texts over 1 MiB, which are no page.
[[nodiscard]] bool may_be_page(const Document& document, std::span<const Finding> found);

/// Adds boilerplate/line-model: one finding for each run of lines that the model is sure are the site's and in which
/// the rules and checks before it have found nothing. Linear.
void add_line_findings(std::span<const PageLine> lines, FindingSink& sink);

/// Takes back what stands among boilerplate only by its neighbours where the model finds the article's headline. Makes
/// it safe to delete whole lines that the model, too, is sure are furniture. Linear.
void settle_boilerplate(std::span<const PageLine> lines, std::vector<Finding>& findings);

}  // namespace copydesk
