#pragma once

#include <memory>
#include <nanobind/nanobind.h>
#include <string>
#include <vector>

#include "arrow_result.h"

#include "copydesk/corpus/facts.h"
#include "copydesk/names/batch_spelling.h"

namespace copydesk::python {

/// What the second pass needs of facts: few rare spellings, and the counters of lines.
struct ReadyFacts {
  BatchSpellings spellings = {};
  RecurringLines lines = {};
};

/// The facts as rows that an engine adds up, in batches of some thousand.
[[nodiscard]] ArrowResult rows_of(const Facts& facts);

/// Adds such rows.
void add_rows(const ArrowInput& rows, Facts& facts);

void bind_facts(nanobind::module_& module);

}  // namespace copydesk::python
