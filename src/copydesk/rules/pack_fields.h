#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/result.h"

namespace copydesk {

/// Thrown while a pack is read, caught in `read_pack`. Private to the rules stage.
struct PackFault {
  Error error = {};
};

/// The fields of one JSON object, taken out one by one; knows its place, and complains of what nobody took.
class PackFields {
 public:
  PackFields(const nlohmann::json& object, std::string where) : object_(object), where_(std::move(where)) {
    if (!object.is_object()) fault("", "must be an object in braces");
  }

  [[noreturn]] void fault(std::string_view field, std::string message, std::string remedy = {}) const {
    throw PackFault{{.where = field.empty() ? where_ : fmt::format("{}: {}", where_, field),
                     .message = std::move(message),
                     .remedy = std::move(remedy)}};
  }
  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] std::string place(std::string_view field) const { return fmt::format("{}: {}", where_, field); }

  const nlohmann::json* take(std::string_view field) {
    known_.emplace_back(field);
    const auto it = object_.find(field);
    return it == object_.end() ? nullptr : &*it;
  }
  const nlohmann::json& require(std::string_view field) {
    const auto* value = take(field);
    if (value == nullptr) fault(field, "is missing");
    return *value;
  }
  std::string text(std::string_view field) { return as_text(require(field), field); }
  std::string text_or(std::string_view field, std::string fallback) {
    const auto* value = take(field);
    return value == nullptr ? fallback : as_text(*value, field);
  }
  bool flag(std::string_view field) {
    const auto* value = take(field);
    if (value != nullptr && !value->is_boolean()) fault(field, "must be true or false");
    return value != nullptr && value->get<bool>();
  }
  int number_or(std::string_view field, int fallback, int least, int most) {
    const auto* value = take(field);
    if (value == nullptr) return fallback;
    if (!value->is_number_integer() || value->get<int>() < least || value->get<int>() > most) {
      fault(field, fmt::format("must be a whole number from {} to {}", least, most));
    }
    return value->get<int>();
  }
  /// A string, or a list of strings; empty when absent.
  std::vector<std::string> texts(std::string_view field) {
    const auto* value = take(field);
    if (value == nullptr) return {};
    if (value->is_string()) return {value->get<std::string>()};
    if (!value->is_array() || value->empty()) fault(field, "must be a string or a list of strings");
    std::vector<std::string> result;
    for (const auto& item : *value) result.push_back(as_text(item, field));
    return result;
  }
  /// Names of an enumeration, by its parser.
  template <std::invocable<std::string_view> Parse>
  auto parsed(std::string_view field, Parse parse, std::string_view allowed) {
    std::vector<typename std::invoke_result_t<Parse, std::string_view>::value_type> result;
    for (const auto& name : texts(field)) {
      const auto value = parse(name);
      if (!value) fault(field, fmt::format("“{}” is not allowed", name), fmt::format("allowed: {}", allowed));
      result.push_back(*value);
    }
    return result;
  }
  /// To be called last: every field must have been asked for.
  void finish() const {
    for (const auto& [name, value] : object_.items()) {
      if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
        fault(name, "unknown field", fmt::format("allowed: {}", fmt::join(known_, ", ")));
      }
    }
  }
  /// Of the fields asked for, those that are there.
  [[nodiscard]] bool has(std::string_view field) const { return object_.contains(field); }

 private:
  std::string as_text(const nlohmann::json& value, std::string_view field) const {
    if (!value.is_string()) fault(field, "must be a string");
    return value.get<std::string>();
  }

  const nlohmann::json& object_;
  std::string where_;
  std::vector<std::string> known_ = {};
};

}  // namespace copydesk
