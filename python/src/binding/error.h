#pragma once

#include <exception>
#include <nanobind/nanobind.h>
#include <utility>

#include "copydesk/result.h"

namespace copydesk::python {

/// An Error on its way to Python, where it becomes a copydesk.Error.
class Failure : public std::exception {
 public:
  explicit Failure(Error error) : error_(std::move(error)) {}
  [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  Error error_;
};

/// The value, or the failure thrown.
template <class T>
T value_of(Result<T> result) {
  if (!result) throw Failure(std::move(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// Has Failure arrive as copydesk.Error, with place, message and remedy.
void translate_failures();

}  // namespace copydesk::python
