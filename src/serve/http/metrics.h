#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace copydesk::serve {

/// What a monitoring system asks for. Any thread may add to it.
class Metrics {
 public:
  explicit Metrics(std::string version) : version_(std::move(version)) {}

  /// A request that was answered. `path` must be one of few.
  void add(const std::string& path, int status, std::chrono::nanoseconds time);

  /// In Prometheus' text format. `in_flight`: requests that are being worked on; `connections`: that are open.
  [[nodiscard]] std::string text(std::size_t in_flight, std::size_t connections) const;

 private:
  static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                     0.1,   0.25,   0.5,   1.0,  2.5,   10.0};  // seconds
  struct Times {
    std::array<std::uint64_t, bounds.size()> up_to = {};  // of each bound, not cumulative
    std::uint64_t count = 0;
    double sum = 0;  // seconds
  };

  std::string version_;
  mutable std::mutex mutex_ = {};
  std::map<std::pair<std::string, int>, std::uint64_t> requests_ = {};
  std::map<std::string, Times> times_ = {};
};

}  // namespace copydesk::serve
