#pragma once

#include <vector>

#include "copydesk/names/found_name.h"
#include "copydesk/rules/article.h"

namespace copydesk {

/// The names of persons and places in an article, in order: persons as `find_person_names` sees them, and whatever the
/// gazetteer knows, in lists of tags too. A family name alone leads to the full name that the article gives before (or,
/// in headlines, after) it, also where one of the two is misspelt. Spans in bytes of the text. Linear.
[[nodiscard]] std::vector<FoundName> find_name_mentions(const Article& article);

}  // namespace copydesk
