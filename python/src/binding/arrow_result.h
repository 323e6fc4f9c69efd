#pragma once

#include <memory>
#include <nanobind/nanobind.h>
#include <vector>

#include "arrow_column.h"

namespace copydesk::python {

/// Record batches that go to Python through the Arrow PyCapsule interface; as often as one asks for them.
class ArrowResult {
 public:
  /// `type` is a structure without cells.
  explicit ArrowResult(ArrowColumn type) : type_(std::make_shared<const ArrowColumn>(std::move(type))) {}
  void add(ArrowColumn batch) { batches_.push_back(std::make_shared<const ArrowColumn>(std::move(batch))); }

  [[nodiscard]] const std::shared_ptr<const ArrowColumn>& type() const { return type_; }
  [[nodiscard]] const std::vector<std::shared_ptr<const ArrowColumn>>& batches() const { return batches_; }

 private:
  std::shared_ptr<const ArrowColumn> type_;
  std::vector<std::shared_ptr<const ArrowColumn>> batches_ = {};
};

void bind_arrow(nanobind::module_& module);

}  // namespace copydesk::python
