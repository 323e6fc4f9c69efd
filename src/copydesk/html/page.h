#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"
#include "copydesk/text/span.h"

namespace copydesk {

/// A line that a page shows: what a paragraph, a heading, an item, a cell or a line break ends.
struct HtmlLine {
  Span source = {};    ///< bytes of the HTML, from its first character to its last
  float evidence = 0;  ///< what tags and links say of it, as log odds: above 0 for the article, below for furniture
};

struct HtmlPage {
  std::string text = {};             ///< UTF-8, LF; a blank line where the page has a margin
  std::vector<HtmlLine> lines = {};  ///< one for each line of `text` that is not blank
  std::string title = {};            ///< of the document's head; often with the site's name
};

/// Whether a file holds HTML: by its name's ending, else by how it begins ("<!doctype html", "<html").
[[nodiscard]] bool is_html(std::string_view path, std::string_view bytes);

/// Reads a page with Gumbo, Google's HTML5 parser: broken HTML is read as browsers read it. Scripts, styles, forms'
/// fields and what is hidden show no text. Fails on HTML that is nested deeper than `deepest_html` or larger than
/// `largest_html`: its tree would take minutes. Linear else; some 40 bytes of memory a byte of HTML.
[[nodiscard]] Result<HtmlPage> read_html(std::string_view utf8);

inline constexpr std::size_t deepest_html = 20'000;                  // elements
inline constexpr std::size_t largest_html = std::size_t{64} << 20U;  // bytes

}  // namespace copydesk
