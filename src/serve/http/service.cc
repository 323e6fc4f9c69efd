#include "serve/http/service.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <string_view>

#include "serve/http/language_tool.h"
#include "serve/http/own_api.h"
#include <nlohmann/json.hpp>

namespace copydesk::serve {
namespace {

constexpr std::string_view index_page =
    "copydesk\n\n"
    "POST /v1/check  /v1/fix  /v1/clean   JSON {\"text\": …}, or the text itself\n"
    "POST /v2/check                       as LanguageTool: text or data, language …\n"
    "GET  /v2/languages  /healthz  /metrics\n\n"
    "See docs/server.md.\n";

struct Path {
  std::string_view path = {};
  bool is_work = false, gets = false, posts = false;
};
constexpr std::array paths{
    Path{"/v2/check", true, true, true},
    Path{"/v1/check", true, false, true},
    Path{"/v1/fix", true, false, true},
    Path{"/v1/clean", true, false, true},
    Path{"/v2/languages", false, true, false},
    Path{"/v2/healthcheck", false, true, false},
    Path{"/healthz", false, true, false},
    Path{"/metrics", false, true, false},
    Path{"/", false, true, false},
};

const Path* find(std::string_view path) {
  const auto found = std::find_if(paths.begin(), paths.end(), [&](const auto& p) { return p.path == path; });
  return found == paths.end() ? nullptr : &*found;
}

/// Why the method does not fit the path, if so.
std::optional<HttpResponse> wrong_method(const HttpRequest& request, const Path& path) {
  const bool gets = request.method == "GET" || request.method == "HEAD";
  if (gets ? path.gets : request.method == "POST" && path.posts) return std::nullopt;
  const std::string allowed = path.gets && path.posts ? "GET, HEAD, POST" : path.gets ? "GET, HEAD" : "POST";
  auto response = Service::refusal(request.path, 405, "allowed: " + allowed);
  response.headers["Allow"] = allowed;
  return response;
}

}  // namespace

Service::Service(const Engine& engine, Houses houses, std::string version, std::size_t longest_text)
    : engine_(engine), houses_(std::move(houses)), version_(std::move(version)), longest_text_(longest_text) {}

std::string Service::known_path(const std::string& path) {
  return find(path) != nullptr ? path : "other";
}

HttpResponse Service::refusal(const std::string& path, int status, const std::string& message) {
  if (path.starts_with("/v2/"))
    return {.status = status, .content_type = "text/plain; charset=utf-8", .body = "Error: " + message};
  const nlohmann::json body{{"error", {{"status", status}, {"message", message}}}};
  return {.status = status, .body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"};
}

bool Service::is_work(const HttpRequest& request) const {
  const auto* path = find(request.path);
  return path != nullptr && path->is_work && !wrong_method(request, *path);
}

HttpResponse Service::answer(const HttpRequest& request) {
  const auto* path = find(request.path);
  if (path == nullptr) return refusal(request.path, 404, "there is no " + request.path.substr(0, 100));
  if (auto wrong = wrong_method(request, *path)) return std::move(*wrong);
  if (request.path == "/") return {.content_type = "text/plain; charset=utf-8", .body = std::string(index_page)};
  if (request.path == "/healthz") return {.body = "{\"status\":\"ok\"}\n"};
  if (request.path == "/v2/healthcheck") return {.content_type = "text/plain; charset=utf-8", .body = "OK"};
  if (request.path == "/v2/languages") return language_tool_languages();
  auto scratch = take_scratch();
  HttpResponse response;
  try {
    response = work(request, *scratch);
  } catch (const HttpFault& fault) {
    response = refusal(request.path, fault.status, fault.message);
  } catch (const std::exception& error) {
    response = refusal(request.path, 500, error.what());
  }
  give_back(std::move(scratch));
  return response;
}

HttpResponse Service::work(const HttpRequest& request, Engine::Scratch& scratch) {
  if (request.path == "/v1/check") return check_request(request, engine_, scratch, houses_, version_, longest_text_);
  if (request.path == "/v1/fix") return fix_request(request, engine_, scratch, houses_, longest_text_);
  if (request.path == "/v1/clean") return clean_request(request, engine_, longest_text_);
  return language_tool_check(request, engine_, scratch, houses_, version_, longest_text_);
}

std::unique_ptr<Engine::Scratch> Service::take_scratch() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Engine::Scratch>(engine_);
  auto scratch = std::move(idle_.back());
  idle_.pop_back();
  return scratch;
}

void Service::give_back(std::unique_ptr<Engine::Scratch> scratch) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(scratch));
}

}  // namespace copydesk::serve
