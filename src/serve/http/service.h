#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "serve/http/houses.h"
#include "serve/http/message.h"

#include "copydesk/engine/engine.h"

namespace copydesk::serve {

/// What the HTTP server answers, apart from how requests come. Any number of threads may ask.
class Service {
 public:
  /// `engine` must live as long. `longest_text`: bytes of a text to work on.
  Service(const Engine& engine, Houses houses, std::string version, std::size_t longest_text);

  /// Whether the answer takes work on a text.
  [[nodiscard]] bool is_work(const HttpRequest& request) const;
  [[nodiscard]] HttpResponse answer(const HttpRequest& request);

  /// The path if it is one of ours, else “other”: for counting.
  [[nodiscard]] static std::string known_path(const std::string& path);
  /// A fault as its interface tells it: in words for LanguageTool's clients, else JSON.
  [[nodiscard]] static HttpResponse refusal(const std::string& path, int status, const std::string& message);

 private:
  [[nodiscard]] HttpResponse work(const HttpRequest& request, Engine::Scratch& scratch);
  std::unique_ptr<Engine::Scratch> take_scratch();
  void give_back(std::unique_ptr<Engine::Scratch> scratch);

  const Engine& engine_;
  Houses houses_;
  std::string version_;
  std::size_t longest_text_;
  std::mutex mutex_ = {};
  std::vector<std::unique_ptr<Engine::Scratch>> idle_ = {};
};

}  // namespace copydesk::serve
