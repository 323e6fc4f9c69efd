#pragma once

#include <map>
#include <string>
#include <string_view>

namespace copydesk::serve {

/// What a client wants, whatever it came through.
struct HttpRequest {
  std::string method = {};        ///< "POST"
  std::string path = {};          ///< without the query
  std::string query = {};         ///< what follows the question mark
  std::string content_type = {};  ///< without parameters, in lower case
  std::string body = {};
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  std::map<std::string, std::string> headers = {};  ///< further ones
};

/// Thrown by what answers a request; becomes the response.
struct HttpFault {
  int status = 400;
  std::string message = {};
};

/// The parameters of a query, or of a body in application/x-www-form-urlencoded; of one that stands twice the last.
/// Throws an HttpFault where one is no UTF-8.
using Parameters = std::map<std::string, std::string, std::less<>>;
void add_parameters(std::string_view encoded, Parameters& parameters);

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace copydesk::serve
