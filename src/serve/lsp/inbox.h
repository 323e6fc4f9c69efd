#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "serve/lsp/message_stream.h"
#include <nlohmann/json.hpp>

#include "copydesk/result.h"

namespace copydesk::serve {

/// The messages that wait, read by a thread of its own, so that a request can be cancelled while another is worked on.
class Inbox {
 public:
  explicit Inbox(ByteSource source);
  ~Inbox();  ///< waits for the thread, which ends with the stream or behind `exit`
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  /// The next message, or what was wrong with it; nothing at the end. Waits.
  [[nodiscard]] std::optional<Result<nlohmann::json>> take();

  /// Whether no message waits.
  [[nodiscard]] bool is_empty() const;

  /// Whether the request taken last was cancelled. Any thread.
  [[nodiscard]] bool is_cancelled(const nlohmann::json& id) const;

 private:
  void read(ByteSource source);
  bool put(Result<nlohmann::json> message);

  mutable std::mutex mutex_ = {};
  std::condition_variable arrived_ = {};
  std::deque<Result<nlohmann::json>> waiting_ = {};
  std::set<nlohmann::json> pending_ = {};    // ids of requests that wait, and of the one taken last
  std::set<nlohmann::json> cancelled_ = {};  // some of them
  std::optional<nlohmann::json> taken_ = {};
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace copydesk::serve
