// The module copydesk._core: what the package's Python calls of the library. A file a concept; see bind_… in each.
#include <nanobind/nanobind.h>

#include "arrow_result.h"
#include "checker.h"
#include "described_finding.h"
#include "error.h"
#include "facts.h"
#include "knowledge.h"

NB_MODULE(_core, module) {
  using namespace copydesk::python;
  module.attr("__version__") = COPYDESK_PYTHON_VERSION;
  nanobind::set_leak_warnings(false);  // of what caches hold when the interpreter ends
  translate_failures();
  bind_arrow(module);
  bind_knowledge(module);
  bind_findings(module);
  bind_facts(module);
  bind_checker(module);
}
