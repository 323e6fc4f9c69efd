#include "records.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>

#include "error.h"
#include <fmt/format.h>

namespace nb = nanobind;

namespace copydesk::python {
namespace {

/// Hears of Ctrl-C, ten times a second at most; throws what Python makes of it.
class Interrupts {
 public:
  void hear() {
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    const nb::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace

void for_each_record(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto run = [&](const std::function<void()>& between) {
    try {
      for (auto i = next++; i < count; i = next++) {
        work(i);
        between();
      }
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!thrown) thrown = std::current_exception();
    }
  };
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back([&] { run([] {}); });
    Interrupts interrupts;
    run([&] { interrupts.hear(); });
  }
  if (thrown) std::rethrow_exception(thrown);
}

GivenText given_text(nb::handle text, const std::string& where) {
  if (PyUnicode_Check(text.ptr())) {
    Py_ssize_t size = 0;
    const char* utf8 = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
    if (utf8 != nullptr) return {.bytes = std::string(utf8, static_cast<std::size_t>(size))};
    PyErr_Clear();
    throw Failure({.where = where,
                   .message = "holds half of a surrogate pair, which is no text",
                   .remedy = "encode it with errors=\"surrogatepass\" and give the bytes"});
  }
  if (PyBytes_Check(text.ptr()))
    return {.bytes = std::string(PyBytes_AS_STRING(text.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(text.ptr()))),
            .is_str = false};
  throw Failure({.where = where,
                 .message = fmt::format("is of the type {}", Py_TYPE(text.ptr())->tp_name),
                 .remedy = "give a str, or the bytes of a file"});
}

std::optional<std::size_t> id_column(const ArrowInput& input, const ColumnNames& names) {
  if (!names.id) return std::nullopt;
  return *names.id == "id" ? input.find_column("id") : input.column(*names.id);
}

BatchRecords::BatchRecords(const ArrowInput& input, std::size_t batch, const ColumnNames& names)
    : texts_(input, batch, input.column(names.text)), ids_(input, batch, id_column(input, names)) {
  if (names.html) html_.emplace(input, batch, input.column(*names.html));
}

Result<BatchRecords::Content> BatchRecords::content(std::size_t row, std::size_t longest) const {
  Content content{.text = {.is_str = texts_.are_strings()}};
  auto cell = texts_.at(static_cast<std::int64_t>(row));
  if (!cell && html_) {
    cell = html_->at(static_cast<std::int64_t>(row));
    content.is_html = true;
    content.text.is_str = html_->are_strings();
  }
  if (!cell) return fail("", "has no text");
  if (longest > 0 && cell->size() > longest)
    return fail("", fmt::format("is longer than {} bytes", longest),
                "max_bytes allows longer texts, at ten to twenty times as much memory");
  content.text.bytes = *cell;
  return content;
}

}  // namespace copydesk::python
