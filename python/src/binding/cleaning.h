#pragma once

#include <nanobind/nanobind.h>

#include "checker.h"

namespace copydesk::python {

/// `clean` and `clean_arrow` of a checker, and what they give.
void bind_cleaning(nanobind::module_& module, nanobind::class_<Checker>& checker);

}  // namespace copydesk::python
