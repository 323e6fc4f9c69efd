#include "serve/http/message.h"

#include <algorithm>

#include "serve/uri.h"

#include "copydesk/text/utf8.h"

namespace copydesk::serve {

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = read_code_point(text, i);
    if (c.value == invalid_code_point) return false;
    i += c.width;
  }
  return true;
}

void add_parameters(std::string_view encoded, Parameters& parameters) {
  while (!encoded.empty()) {
    const auto part = encoded.substr(0, encoded.find('&'));
    encoded.remove_prefix(std::min(part.size() + 1, encoded.size()));
    if (part.empty()) continue;
    const auto equals = std::min(part.find('='), part.size());
    auto name = percent_decoded(part.substr(0, equals), true);
    auto value = percent_decoded(part.substr(std::min(equals + 1, part.size())), true);
    if (!is_utf8(name) || !is_utf8(value)) throw HttpFault{400, "parameters must be UTF-8"};
    parameters[std::move(name)] = std::move(value);
  }
}

}  // namespace copydesk::serve
