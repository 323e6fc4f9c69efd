#pragma once

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "serve/http/http_server.h"
#include "serve/http/message.h"

namespace copydesk::serve {

class Connection;

/// What a connection asks of its server. All is called on the thread of the connections.
class ConnectionHost {
 public:
  ConnectionHost() = default;
  ConnectionHost(const ConnectionHost&) = delete;
  ConnectionHost& operator=(const ConnectionHost&) = delete;

  /// Answers a request, at once or later.
  virtual void handle(HttpRequest request, std::function<void(HttpResponse)> reply) = 0;
  /// What came was no request.
  virtual void refused(int status) = 0;
  virtual void closed(Connection& connection) = 0;
  [[nodiscard]] virtual const HttpServerOptions& options() const = 0;
  [[nodiscard]] virtual bool is_stopping() const = 0;

 protected:
  ~ConnectionHost() = default;
};

/// A client's connection: one request after another, each within its limits of size and time.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket socket, ConnectionHost& host);

  void start();
  /// Ends it when it waits for a request; else it ends behind the answer.
  void stop_if_idle();

 private:
  using Error = boost::system::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Response = boost::beast::http::response<boost::beast::http::string_body>;

  void await_request();
  void read_header();
  void header_read(const Error& error);
  void read_body();
  void body_read(const Error& error);
  void refuse(const Error& error);
  void reply(HttpResponse response, bool keep_alive);
  void end_output();
  void drain();
  void close();
  void limit_time(std::chrono::seconds time);

  boost::asio::ip::tcp::socket socket_;
  ConnectionHost& host_;
  boost::asio::steady_timer timer_;
  boost::beast::flat_buffer buffer_ = {};
  std::optional<Parser> parser_ = {};  // one a request
  std::optional<Response> response_ = {};
  std::string interim_ = {};
  std::array<char, 4096> discarded_ = {};
  std::size_t drained_ = 0;
  unsigned version_ = 11;
  bool is_head_ = false;
  bool waits_ = false;     // for a request
  bool too_late_ = false;  // the time was up
  bool is_closed_ = false;
};

}  // namespace copydesk::serve
