#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_abi.h"
#include "arrow_input.h"

namespace copydesk::python {

/// A column that is filled cell by cell and then given away through the Arrow C data interface.
class ArrowColumn {
 public:
  static ArrowColumn text(std::string name, bool nullable = false) { return {std::move(name), "u", nullable}; }
  static ArrowColumn whole_number(std::string name) { return {std::move(name), "l", false}; }
  static ArrowColumn number(std::string name) { return {std::move(name), "g", false}; }
  static ArrowColumn flag(std::string name) { return {std::move(name), "b", false}; }
  static ArrowColumn list(std::string name, ArrowColumn item);
  static ArrowColumn structure(std::string name, std::vector<ArrowColumn> members);
  /// A flat column of a batch that came in, as it is; of no batch, its type alone.
  static ArrowColumn same(const ArrowInput& input, std::optional<std::size_t> batch, std::size_t column);

  void add(std::string_view utf8);
  void add(std::int64_t value);
  void add(double value);
  void add(bool value);
  void add_null();
  /// Ends a cell of a list, whose items were added to `child(0)`; or of a structure, whose members each have one.
  void end();

  [[nodiscard]] ArrowColumn& child(std::size_t i) { return children_[i]; }
  [[nodiscard]] const ArrowColumn& child(std::size_t i) const { return children_[i]; }
  [[nodiscard]] std::int64_t size() const { return length_; }

  /// Gives the column's type, or its cells, of which `whole` keeps the memory; it is the column or what holds it.
  static void give_type(const std::shared_ptr<const ArrowColumn>& whole, const ArrowColumn& column, ArrowSchema& out);
  static void give_cells(const std::shared_ptr<const ArrowColumn>& whole, const ArrowColumn& column, ArrowArray& out);

 private:
  ArrowColumn(std::string name, std::string format, bool nullable)
      : name_(std::move(name)), format_(std::move(format)), nullable_(nullable) {}
  void set_valid(bool valid);
  void add_offset(std::size_t offset);
  template <class Value>
  void append(Value value);

  std::string name_, format_;
  bool nullable_;
  std::int64_t length_ = 0, nulls_ = 0;
  std::vector<std::uint8_t> valid_ = {};  // bits; none where all are
  std::vector<std::int32_t> offsets_ = {};
  std::vector<char> data_ = {};
  std::vector<ArrowColumn> children_ = {};
  ArrowOwned<ArrowArray> batch_ = {};  // that holds `same_`
  const ArrowArray* same_ = nullptr;
  std::int64_t shift_ = 0;
};

}  // namespace copydesk::python
