#include "copydesk/report/html_text.h"

#include "copydesk/text/utf8.h"

namespace copydesk::html {

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = read_code_point(text, i);
    if (c.value == invalid_code_point) {
      out += "\uFFFD";
    } else if (c.value == '&') {
      out += "&amp;";
    } else if (c.value == '<') {
      out += "&lt;";
    } else if (c.value == '>') {
      out += "&gt;";
    } else if (c.value == '"') {
      out += "&quot;";
    } else if (c.value < 0x20 || c.value == 0x7F) {
      out += ' ';
    } else {
      out += text.substr(i, c.width);
    }
    i += c.width;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::string filled(std::string_view page, const Values& values) {
  std::string out;
  while (true) {
    const auto open = page.find("{{");
    const auto close = page.find("}}", open == page.npos ? 0 : open);
    if (open == page.npos || close == page.npos) return out.append(page);
    out.append(page.substr(0, open));
    if (const auto value = values.find(page.substr(open + 2, close - open - 2)); value != values.end())
      out += value->second;
    page.remove_prefix(close + 2);
  }
}

}  // namespace copydesk::html
