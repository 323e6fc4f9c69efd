#include "serve/http/connection.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/write.hpp>
#include <cctype>

namespace copydesk::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::uint32_t longest_header = 16 * 1024;    // bytes
constexpr std::size_t most_drained = 8 * 1024 * 1024;  // bytes that are read of a refused request
constexpr auto drain_time = std::chrono::seconds(2);

std::string text(beast::string_view view) {
  return {view.data(), view.size()};
}

std::string media_type(beast::string_view header) {
  auto type = text(header.substr(0, std::min(header.find(';'), header.size())));
  while (!type.empty() && type.back() == ' ') type.pop_back();
  std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return std::tolower(c); });
  return type;
}

HttpRequest request_of(http::request<http::string_body>& message) {
  const auto target = text(message.target());
  const auto question = std::min(target.find('?'), target.size());
  HttpRequest request{.method = text(message.method_string()),
                      .path = target.substr(0, question),
                      .query = target.substr(std::min(question + 1, target.size())),
                      .content_type = media_type(message[http::field::content_type]),
                      .body = std::move(message.body())};
  return request;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, ConnectionHost& host)
    : socket_(std::move(socket)), host_(host), timer_(socket_.get_executor()) {}

void Connection::start() {
  Error ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  await_request();
}

/// What is under way when the time is up is broken off.
void Connection::limit_time(std::chrono::seconds time) {
  too_late_ = false;
  timer_.expires_after(time);
  timer_.async_wait([self = weak_from_this()](const Error& error) {
    const auto connection = self.lock();
    // It may have been set anew when this was already on its way.
    if (error || connection == nullptr || connection->timer_.expiry() > std::chrono::steady_clock::now()) return;
    connection->too_late_ = true;
    Error ignored;
    connection->socket_.cancel(ignored);
  });
}

void Connection::await_request() {
  if (buffer_.size() > 0) {
    read_header();
    return;
  }
  waits_ = true;
  limit_time(host_.options().idle_time);
  socket_.async_wait(asio::ip::tcp::socket::wait_read, [self = shared_from_this()](const Error& error) {
    self->waits_ = false;
    if (error) {
      self->close();
    } else {
      self->read_header();
    }
  });
}

void Connection::read_header() {
  parser_.emplace();
  parser_->header_limit(longest_header);
  parser_->body_limit(host_.options().longest_body);
  limit_time(host_.options().request_time);
  http::async_read_header(socket_, buffer_, *parser_,
                          [self = shared_from_this()](const Error& error, std::size_t) { self->header_read(error); });
}

void Connection::header_read(const Error& error) {
  if (error) {
    refuse(error);
    return;
  }
  const auto& header = parser_->get();
  if (!beast::iequals(header[http::field::expect], "100-continue")) {
    read_body();
    return;
  }
  interim_ = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(interim_), [self = shared_from_this()](const Error& failed, std::size_t) {
    if (failed) {
      self->close();
    } else {
      self->read_body();
    }
  });
}

void Connection::read_body() {
  limit_time(host_.options().request_time);
  http::async_read(socket_, buffer_, *parser_,
                   [self = shared_from_this()](const Error& error, std::size_t) { self->body_read(error); });
}

void Connection::body_read(const Error& error) {
  if (error) {
    refuse(error);
    return;
  }
  timer_.cancel();
  auto& message = parser_->get();
  version_ = message.version();
  is_head_ = message.method() == http::verb::head;
  const bool keep_alive = message.keep_alive();
  host_.handle(request_of(message), [self = shared_from_this(), keep_alive](HttpResponse response) {
    self->reply(std::move(response), keep_alive);
  });
}

/// Answers what was no request, where somebody may still read the answer.
void Connection::refuse(const Error& error) {
  const bool is_http = error.category() == make_error_code(http::error::end_of_stream).category();
  if (error == http::error::end_of_stream || (!is_http && !too_late_) || (too_late_ && !parser_->got_some())) {
    close();
    return;
  }
  int status = 400;
  if (too_late_) status = 408;
  if (error == http::error::body_limit) status = 413;
  if (error == http::error::header_limit) status = 431;
  if (error == http::error::bad_version) status = 505;
  const auto path = parser_->is_header_done() ? text(parser_->get().target()) : "";
  host_.refused(status);
  reply(Service::refusal(path, status, too_late_ ? "the request took too long" : error.message()), false);
}

void Connection::reply(HttpResponse response, bool keep_alive) {
  if (is_closed_) return;
  response_.emplace(static_cast<http::status>(response.status), version_);
  auto& message = *response_;
  message.set(http::field::server, "copydesk");
  if (response.status != 204) message.set(http::field::content_type, response.content_type);
  message.set("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : response.headers) message.set(name, value);
  message.keep_alive(keep_alive && !host_.is_stopping());
  message.body() = std::move(response.body);
  message.prepare_payload();
  if (is_head_) message.body().clear();  // its length stays in the header
  limit_time(host_.options().request_time);
  http::async_write(socket_, message, [self = shared_from_this()](const Error& error, std::size_t) {
    const bool go_on = self->response_->keep_alive();
    self->response_.reset();
    if (error) {
      self->close();
    } else if (go_on) {
      self->await_request();
    } else {
      self->end_output();
    }
  });
}

/// Closing with unread input would make the answer be lost: what still comes is read, for a while.
void Connection::end_output() {
  Error ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  limit_time(drain_time);
  drain();
}

void Connection::drain() {
  socket_.async_read_some(asio::buffer(discarded_), [self = shared_from_this()](const Error& error, std::size_t count) {
    self->drained_ += count;
    if (error || self->drained_ > most_drained) {
      self->close();
    } else {
      self->drain();
    }
  });
}

void Connection::stop_if_idle() {
  if (waits_) close();
}

void Connection::close() {
  if (is_closed_) return;
  is_closed_ = true;
  timer_.cancel();
  Error ignored;
  socket_.close(ignored);
  host_.closed(*this);
}

}  // namespace copydesk::serve
