#include "serve/lsp/inbox.h"

#include <utility>

#include "serve/lsp/message.h"

namespace copydesk::serve {

Inbox::Inbox(ByteSource source) : thread_([this, source = std::move(source)] { read(source); }) {}

Inbox::~Inbox() {
  thread_.join();
}

void Inbox::read(ByteSource source) {
  MessageReader reader(std::move(source));
  while (auto body = reader.next()) {
    auto message = *body ? parse_message(**body) : Result<nlohmann::json>(tl::unexpected(body->error()));
    if (!put(std::move(message))) break;
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  arrived_.notify_one();
}

/// False when it was the last one.
bool Inbox::put(Result<nlohmann::json> message) {
  const std::lock_guard lock(mutex_);
  const auto method = message ? method_of(*message) : "";
  if (method == "$/cancelRequest") {
    const auto id = member(member(*message, "params"), "id");
    if (pending_.contains(id)) cancelled_.insert(id);
    return true;
  }
  if (is_request(message)) pending_.insert((*message)["id"]);
  waiting_.push_back(std::move(message));
  arrived_.notify_one();
  return method != "exit";
}

std::optional<Result<nlohmann::json>> Inbox::take() {
  std::unique_lock lock(mutex_);
  if (taken_) {
    pending_.erase(*taken_);
    cancelled_.erase(*taken_);
    taken_.reset();
  }
  arrived_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  auto message = std::move(waiting_.front());
  waiting_.pop_front();
  if (is_request(message)) taken_ = (*message)["id"];
  return message;
}

bool Inbox::is_empty() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty();
}

bool Inbox::is_cancelled(const nlohmann::json& id) const {
  const std::lock_guard lock(mutex_);
  return cancelled_.contains(id);
}

}  // namespace copydesk::serve
