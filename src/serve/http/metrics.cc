#include "serve/http/metrics.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include <fmt/format.h>

namespace copydesk::serve {
namespace {

std::uint64_t resident_bytes() {
  std::uint64_t total = 0, resident = 0;  // pages
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void add_gauge(std::string& out, std::string_view name, std::string_view help, std::uint64_t value) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

}  // namespace

void Metrics::add(const std::string& path, int status, std::chrono::nanoseconds time) {
  const auto seconds = std::chrono::duration<double>(time).count();
  const std::lock_guard lock(mutex_);
  ++requests_[{path, status}];
  auto& times = times_[path];
  ++times.count;
  times.sum += seconds;
  const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
  if (bound != bounds.end()) ++times.up_to[static_cast<std::size_t>(bound - bounds.begin())];
}

std::string Metrics::text(std::size_t in_flight, std::size_t connections) const {
  std::string out = fmt::format(
      "# HELP copydesk_build_info The version that runs.\n# TYPE copydesk_build_info gauge\n"
      "copydesk_build_info{{version=\"{}\"}} 1\n",
      version_);
  add_gauge(out, "copydesk_requests_in_flight", "Requests that wait or are worked on.", in_flight);
  add_gauge(out, "copydesk_connections", "Open connections.", connections);
  add_gauge(out, "process_resident_memory_bytes", "Resident memory size in bytes.", resident_bytes());
  const std::lock_guard lock(mutex_);
  out += "# HELP copydesk_requests_total Requests answered.\n# TYPE copydesk_requests_total counter\n";
  for (const auto& [key, count] : requests_)
    out += fmt::format("copydesk_requests_total{{path=\"{}\",code=\"{}\"}} {}\n", key.first, key.second, count);
  out +=
      "# HELP copydesk_request_duration_seconds From the whole request to the answer.\n"
      "# TYPE copydesk_request_duration_seconds histogram\n";
  for (const auto& [path, times] : times_) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      total += times.up_to[i];
      out +=
          fmt::format("copydesk_request_duration_seconds_bucket{{path=\"{}\",le=\"{}\"}} {}\n", path, bounds[i], total);
    }
    out += fmt::format(
        "copydesk_request_duration_seconds_bucket{{path=\"{0}\",le=\"+Inf\"}} {1}\n"
        "copydesk_request_duration_seconds_sum{{path=\"{0}\"}} {2}\n"
        "copydesk_request_duration_seconds_count{{path=\"{0}\"}} {1}\n",
        path, times.count, times.sum);
  }
  return out;
}

}  // namespace copydesk::serve
