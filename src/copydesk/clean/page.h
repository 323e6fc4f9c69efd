#pragma once

#include <string>
#include <vector>

#include "copydesk/clean/cleaner.h"
#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// A text to clean, and what the HTML that it stood in says of it.
struct Page {
  Text text;                         ///< of HTML, what a browser shows
  std::string title = {};            ///< of the HTML's head
  std::vector<float> evidence = {};  ///< as for LineModel::read
};

/// Decodes a text or a page's HTML. Fails where Text::decode or read_html does.
[[nodiscard]] Result<Page> read_page(std::string bytes, bool is_html, TextSource source);

/// Cleaner::clean with what the HTML says: its title where the text shows none.
[[nodiscard]] CleanedArticle clean_page(const Page& page, Cleaner& cleaner, CleanOptions options);

}  // namespace copydesk
