#include "stream.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>
#include <tuple>
#include <unistd.h>

#include "command.h"
#include "stream_output.h"
#include <fmt/format.h>

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> stopped{false}, interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // what a signal handler may use

/// Makes the first interrupt end the run in good order; a second one ends the program at once.
void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int) { stopped = interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);  // as nohup wants it
  }
}

/// A line on the terminal that tells how far a run has come.
class Progress {
 public:
  explicit Progress(const BatchReader& reader) : reader_(reader), shown_(::isatty(STDERR_FILENO) != 0) {}

  void add(std::uint64_t records) {
    records_ += records;
    const auto now = Clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(500)) return;
    last_ = now;
    const auto seconds = std::chrono::duration<double>(now - begin_).count();
    const auto bytes = static_cast<double>(reader_.consumed()), size = static_cast<double>(reader_.size());
    auto line = fmt::format("{} records, {:.1f} MB/s", records_, bytes / 1e6 / seconds);
    if (size > 0 && bytes > 0) {
      const auto left = static_cast<std::uint64_t>(std::max(0.0, seconds * (size - bytes) / bytes));
      line +=
          fmt::format(", {:.0f} %, {}:{:02}:{:02} left", 100 * bytes / size, left / 3600, left / 60 % 60, left % 60);
    }
    std::cerr << '\r' << line << "\x1b[K" << std::flush;
  }
  void hide() {
    if (shown_ && last_ != begin_) std::cerr << "\r\x1b[K" << std::flush;
  }
  [[nodiscard]] std::uint64_t records() const { return records_; }

 private:
  using Clock = std::chrono::steady_clock;
  const BatchReader& reader_;
  bool shown_;
  std::uint64_t records_ = 0;
  Clock::time_point begin_ = Clock::now(), last_ = begin_;
};

/// A record in its place that could not be worked on.
void add_bad(const Stream& stream, const Record& record, const std::string& path, std::uint64_t line, Error error,
             BatchOutput& out) {
  if (stream.writes_records) {
    auto& json = out.records;
    json += '{';
    append_json_string(stream.id_key, json);
    json += ':';
    json += record.id.empty() ? "null" : record.id;
    json += ',';
    json += stream.bad_members;
    json += "\"error\":{\"file\":";
    append_json_string(path, json);
    json += fmt::format(",\"line\":{},\"message\":", line);
    append_json_string(error.message, json);
    json += "}}\n";
  }
  error.where = fmt::format("{}:{}", path, line);
  out.errors.push_back(std::move(error));
}

/// Works on batches; one a thread.
class BatchWorker {
 public:
  BatchWorker(const Stream& stream, const StreamOptions& options, unsigned thread)
      : stream_(stream), options_(options), parser_(options.fields), work_(stream.work(thread)) {}

  BatchOutput operator()(RecordBatch& batch) {
    BatchOutput out;
    for (const auto& line : batch.lines) {
      ++out.count;
      const auto records = out.records.size();
      auto done = work_on(batch, line, out);
      if (done) continue;
      out.records.resize(records);
      add_bad(stream_, record_, batch.path, line.number, std::move(done.error()), out);
    }
    if (batch.error) out.errors.push_back(*batch.error);
    return out;
  }

 private:
  Result<void> work_on(const RecordBatch& batch, const RecordLine& line, BatchOutput& out) {
    if (line.too_long) {
      record_ = {};
      return fail("", fmt::format("is longer than {} MB", options_.max_record),
                  "--max-record MB allows longer lines, at ten to twenty times as much memory");
    }
    try {
      if (auto parsed = parser_.parse(line.bytes, record_); !parsed) return parsed;
      if (record_.name.empty()) record_.name = fmt::format("{}:{}", batch.path, line.number);
      return work_(record_, out);
    } catch (const std::exception& error) {  // memory, most likely; the other records can still be read
      return fail("", error.what());
    }
  }

  const Stream& stream_;
  const StreamOptions& options_;
  RecordParser parser_;
  RecordWork work_;
  Record record_ = {};
};

std::string id_of(RecordParser& parser, Record& record, const RecordLine& line) {
  if (line.too_long || (!parser.parse(line.bytes, record) && record.id.empty()) || record.id.empty()) return "null";
  return record.id;
}

/// Passes over the records that the output has already; gives the number of bytes of it that stay.
Result<std::uint64_t> pass_over(BatchReader& reader, const Stream& stream, const StreamOptions& options) {
  std::error_code ignored;
  if (!fs::exists(options.output, ignored)) return 0;
  const auto whole = measure_output(options.output);
  if (!whole) return tl::unexpected(whole.error());
  constexpr auto longest = std::size_t{1} << 32U;
  BatchReader written({options.output}, longest, &stopped);
  RecordParser input_parser(options.fields), output_parser({.id = stream.id_key, .text = options.fields.text});
  Record record;
  std::optional<RecordBatch> input, output;
  std::size_t at_input = 0, at_output = 0;
  for (std::uint64_t line = 0; line < whole->lines && !stopped; ++line) {
    const auto differ = [&](std::string message) {
      return fail(fmt::format("{}:{}", options.output, line + 1), std::move(message),
                  "--resume goes on with an output of the same input and the same fields; or leave it out");
    };
    while (!output || at_output == output->lines.size()) {
      output = written.next();
      at_output = 0;
      if (!output) return differ("cannot be read again");
    }
    while (!input || at_input == input->lines.size()) {
      input = reader.next();
      at_input = 0;
      if (!input) return differ("is more than the input has records");
    }
    const auto& in = input->lines[at_input++];
    const auto expected = id_of(input_parser, record, in);
    const auto found = id_of(output_parser, record, output->lines[at_output++]);
    if (expected != found)
      return differ(fmt::format("has the id {}, but line {} of {} has {}", found, in.number, input->path, expected));
  }
  if (input) reader.put_back(std::move(*input), at_input);
  return whole->bytes;
}

Result<void> expect_other_file(const Stream& stream, const StreamOptions& options) {
  std::error_code ignored;
  for (const auto& path : stream.paths) {
    if (!options.output.empty() && fs::equivalent(path, options.output, ignored))
      return fail(options.output, "is the input, too", "write to another file");
  }
  return {};
}

}  // namespace

unsigned StreamOptions::threads() const {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

void add_stream_options(CLI::App& command, StreamOptions& options, bool writes_records) {
  const auto field = [&](const char* name, std::string& value, const char* what) {
    command.add_option(name, value, what)->type_name("NAME")->capture_default_str();
  };
  field("--id-field", options.fields.id, "With --jsonl: the member of a record that is its id");
  field("--text-field", options.fields.text, "With --jsonl: the member of a record that is its text");
  command
      .add_option("--max-record", options.max_record, "With --jsonl: longest line in MB; a longer one is a bad record")
      ->type_name("MB")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  if (writes_records) command.add_flag("--resume", options.resume, "With --jsonl: go on where the output file ends");
}

Result<bool> run_stream(const Stream& stream, const StreamOptions& options) {
  if (options.resume && (options.output.empty() || !stream.removed.empty()))
    return fail("--resume", "goes on with the file that --output names", "name it, and leave out --removed");
  if (auto other = expect_other_file(stream, options); !other) return tl::unexpected(other.error());
  catch_interrupts();
  auto paths = stream.paths;
  if (paths.empty()) paths = {"-"};
  BatchReader reader(paths, std::size_t{options.max_record} * 1'000'000, &stopped);
  Result<std::uint64_t> kept = 0;
  if (options.resume) kept = pass_over(reader, stream, options);
  if (!kept) return tl::unexpected(kept.error());
  std::optional<StreamOutput> output, removed;
  for (auto [file, wanted, path] : {std::tuple{&output, stream.writes_records, &options.output},
                                    std::tuple{&removed, !stream.removed.empty(), &stream.removed}}) {
    if (!wanted) continue;
    auto opened = StreamOutput::open(*path, file == &output ? *kept : 0);
    if (!opened) return tl::unexpected(opened.error());
    *file = std::move(*opened);
  }

  std::vector<BatchWorker> workers;
  workers.reserve(options.threads());
  for (unsigned thread = 0; thread < options.threads(); ++thread) workers.emplace_back(stream, options, thread);
  bool good = true;
  std::string remedy;
  Progress progress(reader);
  const auto write = [&](BatchOutput batch) -> Result<void> {
    if (!batch.errors.empty()) progress.hide();
    for (auto& error : batch.errors) {
      if (error.remedy == remedy) error.remedy.clear();  // once is enough for a thousand records
      complain(error);
      if (!error.remedy.empty()) remedy = error.remedy;
    }
    good = good && batch.errors.empty();
    for (auto [file, bytes] : {std::pair{&output, &batch.records}, std::pair{&removed, &batch.removed}}) {
      if (!*file) continue;
      const auto done = (*file)->write(*bytes);
      if (!done) return tl::unexpected(done.error());
      if (!*done) stopped = true;  // nobody reads any more
    }
    progress.add(batch.count);
    return {};
  };
  const auto work = [&](RecordBatch& batch, unsigned thread) {
    auto out = workers[thread](batch);
    if (output) out.records = compress(std::move(out.records), output->compression());
    if (removed) out.removed = compress(std::move(out.removed), removed->compression());
    return out;
  };
  const auto ended = for_each_batch(reader, options.threads(), work, write);
  progress.hide();
  if (!ended) return tl::unexpected(ended.error());
  for (auto* file : {&output, &removed}) {
    if (!*file) continue;
    if (auto closed = (*file)->close(); !closed) return tl::unexpected(closed.error());
  }
  if (interrupted) {
    complain(
        {.message = fmt::format("was interrupted after {} records; the lines written are whole", progress.records()),
         .remedy = stream.writes_records && !options.output.empty() ? "the same command with --resume goes on" : ""});
  }
  return good && !interrupted;
}

}  // namespace copydesk::cli
