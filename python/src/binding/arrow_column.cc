#include "arrow_column.h"

#include <cstring>
#include <limits>

#include "error.h"
#include <fmt/format.h>

namespace copydesk::python {
namespace {

void set_bit(std::vector<std::uint8_t>& bits, std::int64_t at, bool value) {
  const auto byte = static_cast<std::size_t>(at / 8);
  if (bits.size() <= byte) bits.resize(byte + 1, 0);
  if (value) bits[byte] = static_cast<std::uint8_t>(bits[byte] | 1U << (at % 8));
}

/// What a structure that was given away needs until its receiver releases it.
template <class Structure>
struct Given {
  std::shared_ptr<const ArrowColumn> whole = {};
  std::vector<Structure> children = {};
  std::vector<Structure*> pointers = {};
  std::vector<const void*> buffers = {};

  static void release(Structure* structure) {
    for (std::int64_t i = 0; i < structure->n_children; ++i) {
      if (auto* child = structure->children[i]; child->release != nullptr) child->release(child);
    }
    delete static_cast<Given*>(structure->private_data);
    structure->release = nullptr;
  }

  /// Makes place for children, and ties all this to `out`.
  static Given& tied(const std::shared_ptr<const ArrowColumn>& whole, std::size_t children, Structure& out) {
    auto* given = new Given{.whole = whole, .children = std::vector<Structure>(children)};
    for (auto& child : given->children) given->pointers.push_back(&child);
    out = Structure{};
    out.n_children = static_cast<std::int64_t>(children);
    out.children = given->pointers.data();
    out.release = release;
    out.private_data = given;
    return *given;
  }
};

}  // namespace

ArrowColumn ArrowColumn::list(std::string name, ArrowColumn item) {
  ArrowColumn column(std::move(name), "+l", false);
  column.children_.push_back(std::move(item));
  return column;
}

ArrowColumn ArrowColumn::structure(std::string name, std::vector<ArrowColumn> members) {
  ArrowColumn column(std::move(name), "+s", false);
  column.children_ = std::move(members);
  return column;
}

ArrowColumn ArrowColumn::same(const ArrowInput& input, std::optional<std::size_t> batch, std::size_t column) {
  const auto& schema = *input.schema->children[column];
  ArrowColumn same(schema.name, schema.format, true);
  if (!batch) return same;
  same.batch_ = input.batches[*batch];
  same.same_ = same.batch_->children[column];
  same.shift_ = same.batch_->offset;
  same.length_ = same.batch_->length;
  return same;
}

void ArrowColumn::set_valid(bool valid) {
  if (nullable_) set_bit(valid_, length_, valid);
  nulls_ += !valid;
  ++length_;
}

void ArrowColumn::add_offset(std::size_t offset) {
  if (offset > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
    throw Failure({.where = fmt::format("column “{}”", name_),
                   .message = "would hold more than 2 GiB",
                   .remedy = "give smaller batches"});
  if (offsets_.empty()) offsets_.push_back(0);
  offsets_.push_back(static_cast<std::int32_t>(offset));
}

template <class Value>
void ArrowColumn::append(Value value) {
  const auto at = data_.size();
  data_.resize(at + sizeof value);
  std::memcpy(data_.data() + at, &value, sizeof value);
  set_valid(true);
}

void ArrowColumn::add(std::string_view utf8) {
  data_.insert(data_.end(), utf8.begin(), utf8.end());
  add_offset(data_.size());
  set_valid(true);
}

void ArrowColumn::add(std::int64_t value) {
  append(value);
}

void ArrowColumn::add(double value) {
  append(value);
}

void ArrowColumn::add(bool value) {
  std::vector<std::uint8_t> last = {static_cast<std::uint8_t>(length_ % 8 == 0 ? 0 : data_.back())};
  set_bit(last, length_ % 8, value);
  if (length_ % 8 == 0) data_.push_back(0);
  data_.back() = static_cast<char>(last[0]);
  set_valid(true);
}

void ArrowColumn::add_null() {
  add_offset(data_.size());
  set_valid(false);
}

void ArrowColumn::end() {
  if (format_ == "+l") add_offset(static_cast<std::size_t>(children_[0].length_));
  set_valid(true);
}

void ArrowColumn::give_type(const std::shared_ptr<const ArrowColumn>& whole, const ArrowColumn& column,
                            ArrowSchema& out) {
  auto& given = Given<ArrowSchema>::tied(whole, column.children_.size(), out);
  out.format = column.format_.c_str();
  out.name = column.name_.c_str();
  out.flags = column.nullable_ ? arrow_nullable : 0;
  for (std::size_t i = 0; i < given.children.size(); ++i) give_type(whole, column.children_[i], given.children[i]);
}

void ArrowColumn::give_cells(const std::shared_ptr<const ArrowColumn>& whole, const ArrowColumn& column,
                             ArrowArray& out) {
  auto& given = Given<ArrowArray>::tied(whole, column.children_.size(), out);
  out.length = column.length_;
  if (column.same_ != nullptr) {
    out.null_count = column.same_->offset == 0 && column.shift_ == 0 && column.same_->length == column.length_
                         ? column.same_->null_count
                         : -1;
    out.offset = column.same_->offset + column.shift_;
    out.n_buffers = column.same_->n_buffers;
    out.buffers = column.same_->buffers;
    return;
  }
  out.null_count = column.nulls_;
  given.buffers.push_back(column.nulls_ > 0 ? column.valid_.data() : nullptr);
  static constexpr std::int32_t no_cells[1] = {0};
  if (column.format_ == "u" || column.format_ == "+l")
    given.buffers.push_back(column.offsets_.empty() ? no_cells : column.offsets_.data());
  static constexpr char no_data[8] = {};
  if (column.format_ != "+l" && column.format_ != "+s")
    given.buffers.push_back(column.data_.empty() ? no_data : column.data_.data());
  out.n_buffers = static_cast<std::int64_t>(given.buffers.size());
  out.buffers = given.buffers.data();
  for (std::size_t i = 0; i < given.children.size(); ++i) give_cells(whole, column.children_[i], given.children[i]);
}

}  // namespace copydesk::python
