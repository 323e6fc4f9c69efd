#pragma once

#include <cstddef>
#include <string_view>

namespace copydesk {

/// Ends of addresses in running text, for the tokeniser. All take the whole text and offsets into it, look ahead a
/// bounded distance or over bytes that then belong to the address, and return 0 when there is no address.

/// `colon` is the place after a scheme: "https" + "://example.org/a". Closing punctuation after a URL is not part of
/// it.
[[nodiscard]] std::size_t url_end(std::string_view utf8, std::size_t colon);

/// `dot` is the place after the first label of a domain: "www" + ".example.org/a", "booking" + ".com".
[[nodiscard]] std::size_t domain_end(std::string_view utf8, std::size_t begin, std::size_t dot);

/// `at` is the place of "@" right after a letter or digit.
struct EmailAddress {
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] EmailAddress email_around(std::string_view utf8, std::size_t at);

/// `mark` is the place of "@" or "#" that no letter or digit precedes.
[[nodiscard]] std::size_t handle_end(std::string_view utf8, std::size_t mark);
[[nodiscard]] std::size_t hashtag_end(std::string_view utf8, std::size_t mark);

}  // namespace copydesk
