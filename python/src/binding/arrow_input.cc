#include "arrow_input.h"

#include <cstring>

#include "error.h"
#include <fmt/format.h>

#include "copydesk/corpus/record.h"

namespace nb = nanobind;

namespace copydesk::python {
namespace {

/// Moves a structure out of what holds it and owns it.
template <class Structure>
ArrowOwned<Structure> taken(Structure& from) {
  ArrowOwned<Structure> owned(new Structure(from), [](Structure* structure) {
    if (structure->release != nullptr) structure->release(structure);
    delete structure;
  });
  from.release = nullptr;
  return owned;
}

template <class Structure>
Structure& in_capsule(nb::handle capsule, const char* name) {
  auto* pointer = PyCapsule_GetPointer(capsule.ptr(), name);
  if (pointer == nullptr) throw nb::python_error();
  return *static_cast<Structure*>(pointer);
}

ArrowInput read_stream(ArrowArrayStream& from) {
  const auto stream = taken(from);
  const auto check = [&](int code) {
    if (code == 0) return;
    const char* message = stream->get_last_error(stream.get());
    throw Failure({.where = "Arrow stream", .message = message != nullptr ? message : std::strerror(code)});
  };
  ArrowInput input;
  ArrowSchema schema{};
  check(stream->get_schema(stream.get(), &schema));
  input.schema = taken(schema);
  while (true) {
    ArrowArray batch{};
    check(stream->get_next(stream.get(), &batch));
    if (batch.release == nullptr) return input;
    input.batches.push_back(taken(batch));
  }
}

ArrowInput read_any(nb::handle data) {
  if (nb::hasattr(data, "__arrow_c_array__")) {
    const nb::object capsules = data.attr("__arrow_c_array__")();
    ArrowInput input{.schema = taken(in_capsule<ArrowSchema>(capsules[0], "arrow_schema"))};
    input.batches.push_back(taken(in_capsule<ArrowArray>(capsules[1], "arrow_array")));
    return input;
  }
  if (nb::hasattr(data, "__arrow_c_stream__")) {
    const nb::object capsule = data.attr("__arrow_c_stream__")();
    return read_stream(in_capsule<ArrowArrayStream>(capsule, "arrow_array_stream"));
  }
  throw Failure({.where = Py_TYPE(data.ptr())->tp_name,
                 .message = "is no Arrow data",
                 .remedy = "give what has __arrow_c_array__ or __arrow_c_stream__: a pyarrow RecordBatch or Table, a "
                           "polars DataFrame"});
}

const ArrowArray& cells_of(const ArrowInput& input, std::size_t batch, std::size_t column) {
  return *input.batches[batch]->children[column];
}

[[noreturn]] void refuse_type(const ArrowInput& input, std::size_t column, std::string_view wanted) {
  const auto& schema = *input.schema->children[column];
  throw Failure({.where = fmt::format("column “{}”", schema.name),
                 .message = fmt::format("is of the Arrow type “{}”{}, not {}", schema.format,
                                        schema.dictionary != nullptr ? " by dictionary" : "", wanted),
                 .remedy = "cast it to string"});
}

}  // namespace

bool is_valid(const ArrowArray& cells, std::int64_t row) {
  const auto* bits = cells.n_buffers > 0 ? static_cast<const std::uint8_t*>(cells.buffers[0]) : nullptr;
  return bits == nullptr || cells.null_count == 0 || (bits[row / 8] >> (row % 8) & 1) != 0;
}

ArrowInput ArrowInput::from(nb::handle data) {
  auto input = read_any(data);
  if (std::string_view(input.schema->format) != "+s")
    throw Failure({.where = "Arrow data",
                   .message = "is one column, not a table",
                   .remedy = "give a RecordBatch or a Table with named columns"});
  for (const auto& batch : input.batches) {
    if (batch->n_children != input.schema->n_children)
      throw Failure({.where = "Arrow data", .message = "does not have the columns that its schema names"});
  }
  return input;
}

std::optional<std::size_t> ArrowInput::find_column(const std::string& name) const {
  for (std::int64_t i = 0; i < schema->n_children; ++i) {
    if (name == schema->children[i]->name) return static_cast<std::size_t>(i);
  }
  return std::nullopt;
}

std::size_t ArrowInput::column(const std::string& name) const {
  if (const auto found = find_column(name)) return *found;
  std::string names;
  for (std::int64_t i = 0; i < schema->n_children; ++i)
    names += (names.empty() ? "" : ", ") + std::string(schema->children[i]->name);
  throw Failure({.where = fmt::format("column “{}”", name),
                 .message = "is not in the data",
                 .remedy = "the columns are: " + names});
}

TextCells::TextCells(const ArrowInput& input, std::size_t batch, std::size_t column)
    : cells_(cells_of(input, batch, column)),
      offset_(cells_.offset + input.batches[batch]->offset),
      length_(input.batches[batch]->length) {
  const std::string_view format = input.schema->children[column]->format;
  if (input.schema->children[column]->dictionary != nullptr) refuse_type(input, column, "strings or bytes");
  if (format == "u" || format == "z") {
    layout_ = Layout::offsets32;
  } else if (format == "U" || format == "Z") {
    layout_ = Layout::offsets64;
  } else if (format == "vu" || format == "vz") {
    layout_ = Layout::views;
  } else {
    refuse_type(input, column, "strings or bytes");
  }
  strings_ = format.back() == 'u' || format.back() == 'U';
}

std::string_view TextCells::view_at(std::int64_t row) const {
  // A view: length, then up to 12 bytes; or 4 bytes, the buffer and the place in it.
  const auto* view = static_cast<const char*>(cells_.buffers[1]) + row * 16;
  std::int32_t fields[4];
  std::memcpy(fields, view, sizeof fields);
  const auto size = static_cast<std::size_t>(fields[0]);
  if (size <= 12) return {view + 4, size};
  return {static_cast<const char*>(cells_.buffers[2 + fields[2]]) + fields[3], size};
}

std::optional<std::string_view> TextCells::at(std::int64_t row) const {
  row += offset_;
  if (!is_valid(cells_, row)) return std::nullopt;
  const auto between = [&]<class Offset>(const Offset* offsets) {
    const auto* bytes = static_cast<const char*>(cells_.buffers[2]);
    return std::string_view(bytes + offsets[row], static_cast<std::size_t>(offsets[row + 1] - offsets[row]));
  };
  switch (layout_) {
    case Layout::offsets32:
      return between(static_cast<const std::int32_t*>(cells_.buffers[1]));
    case Layout::offsets64:
      return between(static_cast<const std::int64_t*>(cells_.buffers[1]));
    default:
      return view_at(row);
  }
}

IdCells::IdCells(const ArrowInput& input, std::size_t batch, std::optional<std::size_t> column) {
  if (!column) return;
  const std::string_view format = input.schema->children[*column]->format;
  if (format.size() == 1 && std::string_view("cCsSiIlL").find(format[0]) != format.npos &&
      input.schema->children[*column]->dictionary == nullptr) {
    numbers_ = &cells_of(input, batch, *column);
    offset_ = numbers_->offset + input.batches[batch]->offset;
    format_ = format[0];
  } else {
    texts_.emplace(input, batch, *column);
    if (!texts_->are_strings()) refuse_type(input, *column, "strings or whole numbers");
  }
}

std::string IdCells::name(std::int64_t row) const {
  if (texts_) return std::string(texts_->at(row).value_or(""));
  if (numbers_ == nullptr || !is_valid(*numbers_, row + offset_)) return "";
  const auto digits = [&]<class Number>(Number) {
    return std::to_string(static_cast<const Number*>(numbers_->buffers[1])[row + offset_]);
  };
  switch (format_) {
    case 'c':
      return digits(std::int8_t{});
    case 'C':
      return digits(std::uint8_t{});
    case 's':
      return digits(std::int16_t{});
    case 'S':
      return digits(std::uint16_t{});
    case 'i':
      return digits(std::int32_t{});
    case 'I':
      return digits(std::uint32_t{});
    case 'l':
      return digits(std::int64_t{});
    default:
      return digits(std::uint64_t{});
  }
}

std::string IdCells::json(std::int64_t row) const {
  if (!texts_) return name(row);
  std::string json;
  if (const auto text = texts_->at(row)) append_json_string(*text, json);
  return json;
}

}  // namespace copydesk::python
