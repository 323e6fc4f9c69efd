#include "copydesk/corpus/record.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <simdjson.h>

#include <nlohmann/json.hpp>

#include "copydesk/corpus/record_batch.h"

namespace copydesk {
namespace {

namespace ondemand = simdjson::ondemand;
static_assert(record_padding >= simdjson::SIMDJSON_PADDING);

constexpr std::string_view remedy = "write one record a line: {\"id\": …, \"text\": \"…\"}";

std::string_view trimmed(std::string_view json) {
  const auto end = json.find_last_not_of(" \t\r\n");
  return json.substr(0, end + 1);
}

bool is_nested_type(ondemand::json_type type) {
  return type == ondemand::json_type::object || type == ondemand::json_type::array;
}

}  // namespace

struct RecordParser::Impl {
  RecordFields fields;
  ondemand::parser parser{};
  simdjson::dom::parser whole{};

  /// Reads a member's value; gives its JSON and, of a string, its content.
  simdjson::error_code read_value(ondemand::value value, std::string_view& json, std::string_view& content,
                                  bool& is_string, bool& is_nested) const {
    ondemand::json_type type{};
    if (auto error = value.type().get(type)) return error;
    is_string = type == ondemand::json_type::string;
    switch (type) {
      case ondemand::json_type::object: {
        is_nested = true;
        ondemand::object object;
        if (auto error = value.get_object().get(object)) return error;
        if (auto error = object.raw_json().get(json)) return error;
        break;
      }
      case ondemand::json_type::array: {
        is_nested = true;
        ondemand::array array;
        if (auto error = value.get_array().get(array)) return error;
        if (auto error = array.raw_json().get(json)) return error;
        break;
      }
      default:
        json = value.raw_json_token();
    }
    json = trimmed(json);
    if (is_nested_type(type)) return simdjson::SUCCESS;
    if (is_string) return value.get_string().get(content);
    if (type == ondemand::json_type::number) {
      // A number of more digits than 64 bits hold is sound JSON, too.
      const bool sound = !value.get_number().error() || nlohmann::json::accept(json);
      return sound ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
    }
    const bool word = json == "true" || json == "false" || json == "null";
    return word ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
  }
};

RecordParser::RecordParser(RecordFields fields) : impl_(std::make_unique<Impl>()) {
  impl_->fields = std::move(fields);
}
RecordParser::RecordParser(RecordParser&&) noexcept = default;
RecordParser::~RecordParser() = default;

Result<void> RecordParser::parse(std::string_view line, Record& record) {
  record.id.clear();
  record.name.clear();
  record.text.clear();
  record.others.clear();
  record.is_html = false;
  const auto refuse = [](std::string message) { return fail("", std::move(message), std::string(remedy)); };
  const auto broken = [&](simdjson::error_code error) {
    record.id.clear();  // where it breaks may be what makes the id look as it does
    record.name.clear();
    if (error == simdjson::UTF8_ERROR) return refuse("is no valid UTF-8");
    return refuse(std::string("is no JSON object: ") + simdjson::error_message(error));
  };
  ondemand::document document;
  if (auto error = impl_->parser.iterate(line.data(), line.size(), line.size() + record_padding).get(document))
    return broken(error);
  ondemand::object object;
  if (auto error = document.get_object().get(object)) {
    if (error == simdjson::INCORRECT_TYPE) return refuse("is no JSON object");
    return broken(error);
  }
  const auto& fields = impl_->fields;
  bool has_text = false, has_html = false, text_is_string = false, nested = false;
  std::string_view html;
  for (auto entry : object) {
    ondemand::field field;
    if (auto error = std::move(entry).get(field)) return broken(error);
    std::string_view key, json, content;
    bool is_string = false;
    if (auto error = field.unescaped_key().get(key)) return broken(error);
    if (auto error = impl_->read_value(field.value(), json, content, is_string, nested)) return broken(error);
    if (key == fields.id) {
      record.id = json;
      record.name = is_string ? content : json;
    } else if (key == fields.text) {
      has_text = true;
      text_is_string = is_string;
      record.text = content;
    } else if (!fields.html.empty() && key == fields.html) {
      has_html = is_string;
      html = content;
    } else {
      const auto same = std::find_if(record.others.begin(), record.others.end(),
                                     [&](const Record::Member& member) { return member.key == key; });
      if (same != record.others.end()) {
        same->value = json;
      } else {
        record.others.push_back({.key = std::string(key), .value = json});
      }
    }
  }
  if (const char* behind = nullptr; !document.current_location().get(behind)) return broken(simdjson::TRAILING_CONTENT);
  // What was passed over has been looked at only as far as to find its end.
  if (nested && impl_->whole.parse(line.data(), line.size(), false).error() && !nlohmann::json::accept(line))
    return broken(simdjson::TAPE_ERROR);
  if (!has_text && has_html) {
    record.text = html;
    record.is_html = true;
    return {};
  }
  const auto wanted = fields.html.empty() ? "“" + fields.text + "”" : "“" + fields.text + "” or “" + fields.html + "”";
  if (!has_text) return refuse("has no " + wanted + " that is a string");
  if (!text_is_string) return refuse("has a “" + fields.text + "” that is no string");
  return {};
}

namespace {

constexpr bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// The first byte from a place on that JSON wants escaped; eight bytes at a time over those that it does not.
std::size_t next_escape(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL, highs = 0x8080808080808080ULL;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const auto quote = bytes ^ '"' * ones, backslash = bytes ^ '\\' * ones;
    const auto found = ((bytes - 0x20 * ones) & ~bytes) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash);
    if ((found & highs) != 0) break;
  }
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t done = 0;
  for (auto i = next_escape(text, 0); i < text.size(); i = next_escape(text, i + 1)) {
    const auto c = static_cast<unsigned char>(text[i]);
    out.append(text, done, i - done);
    done = i + 1;
    if (c == '\n') {
      out += "\\n";
    } else if (c >= 0x20) {
      (out += '\\') += text[i];
    } else {
      ((out += "\\u00") += hex[c >> 4U]) += hex[c & 15U];
    }
  }
  (out.append(text, done, text.npos)) += '"';
}

}  // namespace copydesk
