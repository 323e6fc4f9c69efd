#pragma once

#include <functional>
#include <string>
#include <vector>

#include "copydesk/corpus/record_batch.h"
#include "copydesk/result.h"

namespace copydesk {

/// What became of a batch.
struct BatchOutput {
  std::string records = {};        ///< lines, in order
  std::string removed = {};        ///< what clean took away
  std::vector<Error> errors = {};  ///< of records, in order
  std::uint64_t count = 0;         ///< records
};

/// Works on the batches of a reader with some threads and writes what comes out in the order of the input, so that it
/// is the same for any number of threads. `work` gets a batch and the number of its thread, `write` is called by one
/// thread at a time. Back-pressure: a thread that is far ahead waits, so that at most three batches a thread are in
/// memory. Fails when `write` does; ends early when the reader does.
[[nodiscard]] Result<void> for_each_batch(BatchReader& reader, unsigned threads,
                                          const std::function<BatchOutput(RecordBatch& batch, unsigned thread)>& work,
                                          const std::function<Result<void>(BatchOutput output)>& write);

}  // namespace copydesk
