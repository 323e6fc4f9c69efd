#include "serve/http/http_server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <set>
#include <thread>

#include "serve/http/connection.h"
#include "serve/http/metrics.h"
#include <fmt/format.h>

namespace copydesk::serve {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

class Server final : public ConnectionHost {
 public:
  Server(Service& service, const HttpServerOptions& options, const std::string& version)
      : service_(service),
        options_(options),
        metrics_(version),
        workers_(options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())) {}

  Result<void> listen() {
    boost::system::error_code error;
    const auto where = fmt::format("{}:{}", options_.host, options_.port);
    const auto address = asio::ip::make_address(options_.host, error);
    if (error) return fail(where, "is no address", "an IP address such as 127.0.0.1 or ::1");
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return fail(where, "cannot be used: " + error.message(), "another --port, or stop what uses it");
    return {};
  }

  [[nodiscard]] std::string url() const {
    const auto endpoint = acceptor_.local_endpoint();
    const auto host = endpoint.address().to_string();
    return fmt::format("http://{}:{}", endpoint.address().is_v6() ? "[" + host + "]" : host, endpoint.port());
  }

  void run() {
    signals_.async_wait([this](const boost::system::error_code& error, int) {
      if (!error) stop();
    });
    accept();
    io_.run();
    workers_.join();
  }

  // ConnectionHost
  void handle(HttpRequest request, std::function<void(HttpResponse)> reply) override {
    const auto begun = Clock::now();
    if (request.path == "/metrics" && (request.method == "GET" || request.method == "HEAD")) {
      finish("/metrics", begun,
             {.content_type = "text/plain; version=0.0.4; charset=utf-8",
              .body = metrics_.text(in_work_, connections_.size())},
             reply);
      return;
    }
    if (request.method == "OPTIONS") {
      finish(Service::known_path(request.path), begun, preflight(), reply);
      return;
    }
    if (!service_.is_work(request)) {
      finish(Service::known_path(request.path), begun, service_.answer(request), reply);
      return;
    }
    if (in_work_ >= options_.most_waiting) {
      finish(request.path, begun, too_busy(request.path), reply);
      return;
    }
    ++in_work_;
    // Without it a server that is told to stop would not wait for the answer.
    auto unfinished = asio::make_work_guard(io_);
    asio::post(workers_, [this, begun, unfinished = std::move(unfinished), request = std::move(request),
                          reply = std::move(reply)]() mutable {
      const bool late = Clock::now() - begun > options_.request_time;
      auto response = late ? too_busy(request.path) : service_.answer(request);
      asio::post(io_, [this, begun, path = std::move(request.path), response = std::move(response),
                       reply = std::move(reply)]() mutable {
        --in_work_;
        finish(path, begun, std::move(response), reply);
      });
    });
  }
  void refused(int status) override { metrics_.add("other", status, {}); }
  void closed(Connection& connection) override {
    connections_.erase(connection.shared_from_this());
    if (stopping_ && connections_.empty()) stop_timer_.cancel();
  }
  [[nodiscard]] const HttpServerOptions& options() const override { return options_; }
  [[nodiscard]] bool is_stopping() const override { return stopping_; }

 private:
  static HttpResponse too_busy(const std::string& path) {
    auto response = Service::refusal(path, 503, "too many requests at once");
    response.headers["Retry-After"] = "1";
    return response;
  }

  static HttpResponse preflight() {
    return {.status = 204,
            .headers = {{"Access-Control-Allow-Methods", "GET, POST, OPTIONS"},
                        {"Access-Control-Allow-Headers", "Content-Type, Accept"},
                        {"Access-Control-Max-Age", "86400"}}};
  }

  void finish(const std::string& path, Clock::time_point begun, HttpResponse response,
              const std::function<void(HttpResponse)>& reply) {
    metrics_.add(path, response.status, Clock::now() - begun);
    if (!options_.allow_origin.empty()) response.headers["Access-Control-Allow-Origin"] = options_.allow_origin;
    reply(std::move(response));
  }

  void accept() {
    acceptor_.async_accept([this](const boost::system::error_code& error, tcp::socket socket) {
      if (stopping_) return;
      if (error) {  // no descriptors left, mostly: wait until some are given back
        pause_.expires_after(std::chrono::milliseconds(100));
        pause_.async_wait([this](const boost::system::error_code& ended) {
          if (!ended && !stopping_) accept();
        });
        return;
      }
      if (connections_.size() < options_.most_connections) {
        const auto connection = std::make_shared<Connection>(std::move(socket), *this);
        connections_.insert(connection);
        connection->start();
      }
      accept();
    });
  }

  /// No new connections and requests; those in work are ended.
  void stop() {
    stopping_ = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    for (const auto& connection : std::set(connections_)) connection->stop_if_idle();
    if (connections_.empty()) return;
    stop_timer_.expires_after(options_.stop_time);
    stop_timer_.async_wait([this](const boost::system::error_code& error) {
      if (!error) io_.stop();
    });
  }

  Service& service_;
  const HttpServerOptions& options_;
  Metrics metrics_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_};
  asio::signal_set signals_{io_, SIGTERM, SIGINT};
  asio::steady_timer pause_{io_}, stop_timer_{io_};
  asio::thread_pool workers_;
  std::set<std::shared_ptr<Connection>> connections_ = {};
  std::size_t in_work_ = 0;
  bool stopping_ = false;
};

}  // namespace

Result<void> serve_http(Service& service, const HttpServerOptions& options, const std::string& version,
                        const std::function<void(const std::string& url)>& started) {
  Server server(service, options, version);
  if (auto listening = server.listen(); !listening) return listening;
  started(server.url());
  server.run();
  return {};
}

}  // namespace copydesk::serve
