#include "error.h"

#include <nanobind/stl/string.h>

namespace nb = nanobind;

namespace copydesk::python {

void translate_failures() {
  nb::register_exception_translator([](const std::exception_ptr& thrown, void*) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Failure& failure) {
      const auto& error = failure.error();
      const auto type = nb::module_::import_("copydesk.errors").attr("Error");
      const auto value = type(error.message, error.where, error.remedy);
      PyErr_SetObject(type.ptr(), value.ptr());
    }
  });
}

}  // namespace copydesk::python
