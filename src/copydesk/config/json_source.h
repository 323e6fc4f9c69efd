#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "copydesk/result.h"

namespace copydesk {

/// A JSON file (with // comments) and where in it each value stands, so that complaints name line and column.
class JsonSource {
 public:
  /// Begin and end, in bytes, of a value and of the key in front of it.
  struct Place {
    std::size_t key = 0, begin = 0, end = 0;
  };

  /// Fails at syntax errors, and where an object has a key twice.
  [[nodiscard]] static Result<JsonSource> parse(std::string name, std::string_view text);

  [[nodiscard]] const nlohmann::ordered_json& root() const { return root_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// By JSON pointer ("/vocabulary/accept/0"); nullptr where there is no such value.
  [[nodiscard]] const Place* place(const std::string& pointer) const;
  /// "file:line:column" of a byte.
  [[nodiscard]] std::string at(std::size_t offset) const;

 private:
  class Walk;
  std::string name_ = {};
  std::string text_ = {};
  nlohmann::ordered_json root_ = {};
  std::map<std::string, Place, std::less<>> places_ = {};
};

/// Thrown while a file is read by `JsonValue`, caught where reading began. Private to the library.
struct JsonFault {
  Error error = {};
};

/// One value of a JsonSource, which must outlive it. What is not as it should be is thrown as a JsonFault.
class JsonValue {
 public:
  explicit JsonValue(const JsonSource& source) : source_(&source), value_(&source.root()) {}

  [[noreturn]] void fault(std::string message, std::string remedy = {}) const;
  [[noreturn]] void key_fault(std::string message, std::string remedy = {}) const;
  [[nodiscard]] std::string where() const;      ///< file:line:column
  [[nodiscard]] std::string where_key() const;  ///< of the key

  [[nodiscard]] bool is_object() const { return value_->is_object(); }
  [[nodiscard]] bool is_array() const { return value_->is_array(); }
  [[nodiscard]] bool is_null() const { return value_->is_null(); }
  [[nodiscard]] std::string text() const;  ///< that is not empty
  [[nodiscard]] std::string text_or_empty() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] std::vector<JsonValue> items() const;  ///< of an array
  [[nodiscard]] std::vector<std::pair<std::string, JsonValue>> members() const;
  /// The number of a word in a list.
  [[nodiscard]] std::size_t choice(const std::vector<std::string>& allowed) const;

 private:
  JsonValue(const JsonSource& source, const nlohmann::ordered_json& value, std::string pointer)
      : source_(&source), value_(&value), pointer_(std::move(pointer)) {}
  const JsonSource* source_;
  const nlohmann::ordered_json* value_;
  std::string pointer_ = {};
};

/// "did you mean “severity”? " where a known word is like the wrong one; else empty.
[[nodiscard]] std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace copydesk
