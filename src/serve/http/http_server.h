#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "serve/http/service.h"

#include "copydesk/result.h"

namespace copydesk::serve {

struct HttpServerOptions {
  std::string host = "127.0.0.1";  ///< an address, not a name
  std::uint16_t port = 8081;       ///< 0: any that is free
  unsigned threads = 0;            ///< that work on texts; 0: one per processor
  std::size_t longest_body = 0;    ///< bytes
  std::size_t most_waiting = 256;  ///< requests that wait or are worked on; more are told to come back
  std::size_t most_connections = 1024;
  std::chrono::seconds request_time{10};  ///< for a request to arrive, and to wait for its turn
  std::chrono::seconds idle_time{60};     ///< for the next request on a connection
  std::chrono::seconds stop_time{10};     ///< for requests in work to end when the server is told to stop
  std::string allow_origin = {};          ///< web pages that may read the answers: "*" or an origin; empty: none
};

/// Serves until SIGTERM or SIGINT, then ends what it has begun. `started` is told where. One thread for all connections
/// (Boost.Beast, asynchronous), others for work on texts: slow or idle clients hold up nobody. Fails where the address
/// cannot be used.
[[nodiscard]] Result<void> serve_http(Service& service, const HttpServerOptions& options, const std::string& version,
                                      const std::function<void(const std::string& url)>& started);

}  // namespace copydesk::serve
