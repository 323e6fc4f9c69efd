#include "serve/lsp/message.h"

#include <algorithm>
#include <limits>

namespace copydesk::serve {

using nlohmann::json;

const json& member(const json& object, std::string_view key) {
  static const json none = nullptr;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

const std::string& text_in(const json& object, std::string_view key) {
  const auto& value = member(object, key);
  if (!value.is_string()) throw RpcFault{RpcError::invalid_params, "“" + std::string(key) + "” must be a string"};
  return value.get_ref<const std::string&>();
}

std::uint32_t number_in(const json& object, std::string_view key) {
  const auto& value = member(object, key);
  if (!value.is_number_unsigned())
    throw RpcFault{RpcError::invalid_params, "“" + std::string(key) + "” must be a number that is not negative"};
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(value.get<std::uint64_t>(), std::numeric_limits<std::int32_t>::max()));
}

std::string method_of(const json& message) {
  const auto& method = member(message, "method");
  return method.is_string() ? method.get<std::string>() : "";
}

bool is_request(const Result<json>& message) {
  if (!message || method_of(*message).empty()) return false;
  const auto& id = member(*message, "id");
  return id.is_string() || id.is_number();
}

json answer(const json& id, json result) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

json refusal(const json& id, RpcError code, std::string_view message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", static_cast<int>(code)}, {"message", message}}}};
}

json notification(std::string_view method, json params) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

}  // namespace copydesk::serve
