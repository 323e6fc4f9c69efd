#pragma once

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "copydesk/corpus/for_each_batch.h"
#include "copydesk/corpus/record.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// Options of all commands that read JSON Lines.
struct StreamOptions {
  RecordFields fields = {};
  std::string output = {};  ///< empty: standard output
  bool resume = false;
  unsigned jobs = 0;        ///< threads; 0: one per processor
  unsigned max_record = 2;  ///< MB, longest line

  [[nodiscard]] unsigned threads() const;
};

/// Adds --id-field, --text-field and --max-record to a command, and --resume to one that writes a line a record.
void add_stream_options(CLI::App& command, StreamOptions& options, bool writes_records);

/// What a command does with a record: appends lines to the output, or fails with what is wrong with it.
using RecordWork = std::function<Result<void>(Record& record, BatchOutput& out)>;

/// A run over records.
struct Stream {
  std::vector<std::string> paths = {};  ///< files; none: standard input
  std::function<RecordWork(unsigned thread)> work = {};
  bool writes_records = true;
  std::string id_key = "id";     ///< under which a line of the output has the record's id
  std::string bad_members = {};  ///< what a bad record's line has besides id and error: `"attributes":{},`
  std::string removed = {};      ///< file for BatchOutput::removed
};

/// Reads all records and writes what becomes of them, in their order, whatever the number of threads. A bad record is
/// named on standard error and stands in its place as {"id", "error": {"file", "line", "message"}}. Shows progress on
/// a terminal. An interrupt ends the run behind a whole line. False when a record was bad or the run was interrupted.
[[nodiscard]] Result<bool> run_stream(const Stream& stream, const StreamOptions& options);

}  // namespace copydesk::cli
