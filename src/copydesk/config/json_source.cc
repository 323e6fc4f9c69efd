#include "copydesk/config/json_source.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "copydesk/text/letter_distance.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

std::string member_pointer(const std::string& pointer, std::string_view key) {
  std::string result = pointer + "/";
  for (const char c : key) result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return result;
}

// What nlohmann says behind its own words for the place.
std::string reason(std::string_view what) {
  const auto column = what.find(", column ");
  const auto colon = column == what.npos ? what.npos : what.find(": ", column);
  auto text = std::string(colon == what.npos ? what : what.substr(colon + 2));
  if (const auto detail = text.find(" - "); detail != text.npos) text = "not JSON: " + text.substr(detail + 3);
  return text;
}

}  // namespace

/// Goes through a text that is JSON and notes where the values stand.
class JsonSource::Walk {
 public:
  explicit Walk(JsonSource& source) : source_(source), text_(source.text_) {
    if (text_.starts_with("\xEF\xBB\xBF")) i_ = 3;
  }

  Result<void> value(const std::string& pointer, std::size_t key) {
    skip();
    const auto begin = key == no_key ? i_ : key;
    Place place{.key = begin, .begin = i_};
    auto done = text_[i_] == '{' ? object(pointer) : text_[i_] == '[' ? array(pointer) : scalar();
    place.end = i_;
    source_.places_.emplace(pointer, place);
    return done;
  }
  static constexpr std::size_t no_key = static_cast<std::size_t>(-1);

 private:
  void skip() {
    for (;;) {
      i_ = std::min(text_.find_first_not_of(" \t\r\n", i_), text_.size());
      if (text_.substr(i_, 2) == "//") {
        i_ = std::min(text_.find('\n', i_), text_.size());
      } else if (text_.substr(i_, 2) == "/*") {
        i_ = text_.find("*/", i_) + 2;
      } else {
        return;
      }
    }
  }
  Result<void> object(const std::string& pointer) {
    ++i_;
    for (skip(); text_[i_] != '}'; skip()) {
      if (text_[i_] == ',') ++i_;
      skip();
      const auto key_at = i_;
      string();
      const auto key = json::parse(text_.substr(key_at, i_ - key_at)).get<std::string>();
      auto member = member_pointer(pointer, key);
      if (source_.places_.contains(member))
        return fail(source_.at(key_at), fmt::format("“{}” stands here a second time", key), "keep one of them");
      skip();
      ++i_;  // the colon
      if (auto done = value(member, key_at); !done) return done;
    }
    ++i_;
    return {};
  }
  Result<void> array(const std::string& pointer) {
    ++i_;
    std::size_t count = 0;
    for (skip(); text_[i_] != ']'; skip()) {
      if (text_[i_] == ',') ++i_;
      if (auto done = value(fmt::format("{}/{}", pointer, count++), no_key); !done) return done;
    }
    ++i_;
    return {};
  }
  Result<void> scalar() {
    if (text_[i_] == '"') {
      string();
    } else {
      i_ = std::min(text_.find_first_of(",]} \t\r\n/", i_), text_.size());
    }
    return {};
  }
  void string() {
    for (++i_; text_[i_] != '"'; ++i_) i_ += text_[i_] == '\\' ? 1U : 0U;
    ++i_;
  }

  JsonSource& source_;
  std::string_view text_;
  std::size_t i_ = 0;
};

Result<JsonSource> JsonSource::parse(std::string name, std::string_view text) {
  constexpr int deepest = 100;  // what nobody writes; nlohmann and the walk are recursive
  JsonSource source;
  source.name_ = std::move(name);
  source.text_ = text;
  int depth = 0;
  const auto is_shallow = [&](int at, json::parse_event_t, json&) {
    depth = std::max(depth, at);
    return true;
  };
  try {
    source.root_ = json::parse(text, is_shallow, true, true);
  } catch (const json::parse_error& error) {
    const auto offset = std::min(error.byte == 0 ? 0 : error.byte - 1, text.size());
    const bool closes = offset < text.size() && (text[offset] == '}' || text[offset] == ']');
    const auto before = closes ? text.find_last_not_of(" \t\r\n", offset == 0 ? 0 : offset - 1) : text.npos;
    return fail(source.at(offset), reason(error.what()),
                before != text.npos && text[before] == ',' ? "take away the comma before it" : "");
  }
  if (depth > deepest) return fail(source.name_, fmt::format("is nested deeper than {} levels", deepest));
  if (auto done = Walk(source).value("", Walk::no_key); !done) return tl::unexpected(done.error());
  return source;
}

const JsonSource::Place* JsonSource::place(const std::string& pointer) const {
  const auto known = places_.find(pointer);
  return known == places_.end() ? nullptr : &known->second;
}

std::string JsonSource::at(std::size_t offset) const {
  const auto place = LineIndex(text_).at(static_cast<std::uint32_t>(offset));
  return fmt::format("{}:{}:{}", name_, place.line, place.column);
}

void JsonValue::fault(std::string message, std::string remedy) const {
  throw JsonFault{{.where = where(), .message = std::move(message), .remedy = std::move(remedy)}};
}

void JsonValue::key_fault(std::string message, std::string remedy) const {
  throw JsonFault{{.where = where_key(), .message = std::move(message), .remedy = std::move(remedy)}};
}

std::string JsonValue::where() const {
  return source_->at(source_->place(pointer_)->begin);
}

std::string JsonValue::where_key() const {
  return source_->at(source_->place(pointer_)->key);
}

std::string JsonValue::text_or_empty() const {
  if (!value_->is_string()) fault("must be a text in quotation marks");
  return value_->get<std::string>();
}

std::string JsonValue::text() const {
  auto text = text_or_empty();
  if (text.empty()) fault("must not be empty");
  return text;
}

bool JsonValue::flag() const {
  if (!value_->is_boolean()) fault("must be true or false");
  return value_->get<bool>();
}

std::vector<JsonValue> JsonValue::items() const {
  if (!value_->is_array()) fault("must be a list in square brackets");
  std::vector<JsonValue> result;
  for (std::size_t i = 0; i < value_->size(); ++i)
    result.push_back(JsonValue(*source_, (*value_)[i], fmt::format("{}/{}", pointer_, i)));
  return result;
}

std::vector<std::pair<std::string, JsonValue>> JsonValue::members() const {
  if (!value_->is_object()) fault("must be an object in braces");
  std::vector<std::pair<std::string, JsonValue>> result;
  for (const auto& [key, value] : value_->items())
    result.emplace_back(key, JsonValue(*source_, value, member_pointer(pointer_, key)));
  return result;
}

std::size_t JsonValue::choice(const std::vector<std::string>& allowed) const {
  const auto wanted = value_->is_string() ? value_->get<std::string>() : value_->dump();
  const auto known = std::find(allowed.begin(), allowed.end(), wanted);
  if (!value_->is_string() || known == allowed.end()) {
    fault(fmt::format("“{}” is not allowed", wanted),
          fmt::format("{}allowed: {}", did_you_mean(wanted, allowed), fmt::join(allowed, ", ")));
  }
  return static_cast<std::size_t>(known - allowed.begin());
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known) {
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(2, wrong.size() / 3) + 1;
  for (const auto& word : known) {
    // Someone may know a rule's name and not its family.
    const auto slash = word.find('/');
    const auto bare = slash == word.npos
                          ? letter_distance(wrong, word)
                          : std::min(letter_distance(wrong, word), letter_distance(wrong, word.substr(slash + 1)) + 1);
    if (bare < least) {
      least = bare;
      nearest = word;
    }
  }
  return nearest.empty() ? std::string() : fmt::format("did you mean “{}”? ", nearest);
}

}  // namespace copydesk
