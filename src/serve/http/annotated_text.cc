#include "serve/http/annotated_text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace copydesk::serve {
namespace {

using nlohmann::json;

std::uint32_t utf16_size(const std::string& utf8) {
  return Utf16Offsets(utf8).at(utf8.size());
}

const std::string* text_of(const json& part, const char* key) {
  const auto found = part.find(key);
  return found != part.end() && found->is_string() ? &found->get_ref<const std::string&>() : nullptr;
}

}  // namespace

AnnotatedText::AnnotatedText(std::string plain) : AnnotatedText(std::move(plain), {}) {}

AnnotatedText::AnnotatedText(std::string plain, std::vector<Part> parts)
    : plain_(std::make_unique<const std::string>(std::move(plain))), parts_(std::move(parts)), units_(*plain_) {
  if (parts_.empty()) parts_.push_back({.end_units = units_.at(plain_->size())});
}

Result<AnnotatedText> AnnotatedText::parse(std::string_view text) {
  const auto data = json::parse(text, nullptr, false);
  if (data.is_discarded()) return fail("data", "is no JSON");
  const auto list = data.is_object() ? data.find("annotation") : data.end();
  if (!data.is_object() || list == data.end() || !list->is_array())
    return fail("data", "must be an object with a list “annotation”");
  std::string plain;
  std::vector<Part> parts;
  std::uint32_t units = 0;
  for (const auto& entry : *list) {
    const auto where = fmt::format("data: annotation[{}]", &entry - &list->front());
    if (!entry.is_object()) return fail(where, "must be an object");
    const auto* own = text_of(entry, "text");
    const auto* markup = text_of(entry, "markup");
    if ((own == nullptr) == (markup == nullptr))
      return fail(where, "must have “text” or “markup”, and one of them only");
    const auto begin = plain.size();
    if (own != nullptr) plain += *own;
    if (const auto* meant = text_of(entry, "interpretAs"); meant != nullptr && markup != nullptr) plain += *meant;
    const auto end_units = units + utf16_size(own != nullptr ? *own : *markup);
    parts.push_back({.begin = begin, .units = units, .end_units = end_units, .is_markup = markup != nullptr});
    units = end_units;
  }
  return AnnotatedText(std::move(plain), std::move(parts));
}

/// The last part that begins at a place or before: the one that holds the byte there, since empty ones come before it.
std::size_t AnnotatedText::part_at(std::size_t offset) const {
  const auto behind = std::upper_bound(parts_.begin(), parts_.end(), offset,
                                       [](std::size_t place, const Part& part) { return place < part.begin; });
  return static_cast<std::size_t>(behind - parts_.begin()) - (behind == parts_.begin() ? 0 : 1);
}

AnnotatedText::Range AnnotatedText::original(Span span) const {
  const auto first = part_at(span.begin);
  const auto last = span.empty() ? first : part_at(span.end - 1);
  const auto unit_at = [&](const Part& part, std::size_t offset) {
    return part.units + units_.at(offset) - units_.at(part.begin);
  };
  const auto begin = parts_[first].is_markup ? parts_[first].units : unit_at(parts_[first], span.begin);
  const auto end = parts_[last].is_markup ? parts_[last].end_units : unit_at(parts_[last], span.end);
  Range range{.offset = begin, .length = std::max(begin, end) - begin};
  for (auto i = first; i <= last; ++i) range.holds_markup = range.holds_markup || parts_[i].is_markup;
  return range;
}

}  // namespace copydesk::serve
