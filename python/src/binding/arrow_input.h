#pragma once

#include <cstdint>
#include <memory>
#include <nanobind/nanobind.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.h"

namespace copydesk::python {

/// A structure of the C data interface that is released when nobody needs it any more.
template <class Structure>
using ArrowOwned = std::shared_ptr<Structure>;

/// Record batches that came through the Arrow PyCapsule interface. They stay where the giver has them; nothing is
/// copied.
struct ArrowInput {
  ArrowOwned<ArrowSchema> schema = {};
  std::vector<ArrowOwned<ArrowArray>> batches = {};

  /// Takes an object with __arrow_c_array__ (a record batch) or __arrow_c_stream__ (a table). Holds the GIL.
  [[nodiscard]] static ArrowInput from(nanobind::handle data);

  /// Place of a column; fails, naming those that are there.
  [[nodiscard]] std::size_t column(const std::string& name) const;
  [[nodiscard]] std::optional<std::size_t> find_column(const std::string& name) const;
};

/// A column of one batch whose cells can be read as text.
class TextCells {
 public:
  /// Fails where the column holds neither strings nor bytes.
  TextCells(const ArrowInput& input, std::size_t batch, std::size_t column);

  [[nodiscard]] std::int64_t size() const { return length_; }
  /// Nothing for a null.
  [[nodiscard]] std::optional<std::string_view> at(std::int64_t row) const;
  /// Whether the cells are strings, not bytes.
  [[nodiscard]] bool are_strings() const { return strings_; }

 private:
  [[nodiscard]] std::string_view view_at(std::int64_t row) const;

  const ArrowArray& cells_;
  std::int64_t offset_, length_;
  bool strings_ = true;
  enum class Layout : std::uint8_t { offsets32, offsets64, views } layout_ = Layout::offsets32;
};

/// A column of one batch that holds ids: strings or whole numbers.
class IdCells {
 public:
  /// No column: no ids.
  IdCells(const ArrowInput& input, std::size_t batch, std::optional<std::size_t> column);

  /// The id in words: a string's content, a number's digits. Empty where there is none.
  [[nodiscard]] std::string name(std::int64_t row) const;
  /// The id as JSON; empty where there is none.
  [[nodiscard]] std::string json(std::int64_t row) const;

 private:
  std::optional<TextCells> texts_ = {};
  const ArrowArray* numbers_ = nullptr;
  std::int64_t offset_ = 0;
  char format_ = 0;
};

/// Whether a cell is no null; `row` counts from the begin of the buffers.
[[nodiscard]] bool is_valid(const ArrowArray& cells, std::int64_t row);

}  // namespace copydesk::python
