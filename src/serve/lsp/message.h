#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "copydesk/result.h"

namespace copydesk::serve {

// JSON-RPC 2.0 as the Language Server Protocol uses it.

enum class RpcError : std::int32_t {
  not_initialized = -32002,
  request_failed = -32803,
  request_cancelled = -32800,
  parse_error = -32700,
  internal_error = -32603,
  invalid_params = -32602,
  method_not_found = -32601,
  invalid_request = -32600,
};

/// Thrown by what answers a request, caught where it is sent.
struct RpcFault {
  RpcError code = RpcError::request_failed;
  std::string message = {};
};

/// A member of an object; null where there is none.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& object, std::string_view key);
/// A member that must be there: text, or a number that is not negative. Throws an RpcFault that names it.
[[nodiscard]] const std::string& text_in(const nlohmann::json& object, std::string_view key);
[[nodiscard]] std::uint32_t number_in(const nlohmann::json& object, std::string_view key);

/// Its method; empty where it has none.
[[nodiscard]] std::string method_of(const nlohmann::json& message);
/// Has a method, and an id that is text or a number.
[[nodiscard]] bool is_request(const Result<nlohmann::json>& message);

[[nodiscard]] nlohmann::json answer(const nlohmann::json& id, nlohmann::json result);
[[nodiscard]] nlohmann::json refusal(const nlohmann::json& id, RpcError code, std::string_view message);
[[nodiscard]] nlohmann::json notification(std::string_view method, nlohmann::json params);

}  // namespace copydesk::serve
