#include "copydesk/corpus/for_each_batch.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace copydesk {
namespace {

constexpr std::size_t waiting_per_thread = 2;  // batches that were worked on before those in front of them

/// Brings outputs into the order of their batches.
class OutputQueue {
 public:
  OutputQueue(std::size_t most_waiting, const std::function<Result<void>(BatchOutput)>& write)
      : most_waiting_(most_waiting), write_(write) {}

  /// Writes what is due; waits when too much is not. False when writing has failed.
  bool put(std::uint64_t number, BatchOutput output) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failed() || number == due_ || waiting_.size() < most_waiting_; });
    if (failed()) return false;
    waiting_.emplace(number, std::move(output));
    for (; !failed() && !waiting_.empty() && waiting_.begin()->first == due_; ++due_)
      result_ = write_(std::move(waiting_.extract(waiting_.begin()).mapped()));
    changed_.notify_all();
    return !failed();
  }

  /// Something was thrown: nothing more is written, and nobody waits.
  void give_up(std::exception_ptr reason) {
    const std::lock_guard lock(mutex_);
    if (!thrown_) thrown_ = std::move(reason);
    changed_.notify_all();
  }

  [[nodiscard]] Result<void> result() const {
    if (thrown_) std::rethrow_exception(thrown_);
    return result_;
  }

 private:
  [[nodiscard]] bool failed() const { return thrown_ || !result_; }

  std::size_t most_waiting_;
  const std::function<Result<void>(BatchOutput)>& write_;
  std::mutex mutex_ = {};
  std::condition_variable changed_ = {};
  std::map<std::uint64_t, BatchOutput> waiting_ = {};
  std::uint64_t due_ = 0;
  Result<void> result_ = {};
  std::exception_ptr thrown_ = {};
};

}  // namespace

Result<void> for_each_batch(BatchReader& reader, unsigned threads,
                            const std::function<BatchOutput(RecordBatch& batch, unsigned thread)>& work,
                            const std::function<Result<void>(BatchOutput output)>& write) {
  OutputQueue queue(waiting_per_thread * threads, write);
  std::mutex reading;
  std::uint64_t next = 0;
  const auto run = [&](unsigned thread) {
    try {
      for (bool goes_on = true; goes_on;) {
        std::optional<RecordBatch> batch;
        std::uint64_t number = 0;
        {
          const std::lock_guard lock(reading);
          batch = reader.next();
          number = next++;
        }
        goes_on = batch && queue.put(number, work(*batch, thread));
      }
    } catch (...) {
      queue.give_up(std::current_exception());
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(run, thread);
    run(0);
  }
  return queue.result();
}

}  // namespace copydesk
