#include "indexer/bulk/in_order.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace briefkamer::indexer {
namespace {

constexpr unsigned kMostThreads = 8;  // each takes memory

class Line {
 public:
  void run(OrderedWork worker) {
    try {
      while (const auto turn = next(worker)) {
        worker.work();
        if (!wait_for(*turn)) return;
        worker.deliver();
        pass();
      }
    } catch (...) {
      fail();
    }
  }

  // Takes the exception that is being handled for what went wrong, if nothing did before.
  void fail() {
    const std::lock_guard lock(turning_);
    if (!failure_) failure_ = std::current_exception();
    passed_.notify_all();
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::optional<std::size_t> next(OrderedWork& worker) {
    const std::lock_guard lock(taking_);
    if (has_failed() || !worker.take()) return std::nullopt;
    return taken_++;
  }

  // Whether it is the turn of `turn`; not when something went wrong.
  bool wait_for(std::size_t turn) {
    std::unique_lock lock(turning_);
    passed_.wait(lock, [&] { return turn_ == turn || failure_; });
    return !failure_;
  }

  void pass() {
    const std::lock_guard lock(turning_);
    ++turn_;
    passed_.notify_all();
  }

  bool has_failed() {
    const std::lock_guard lock(turning_);
    return failure_ != nullptr;
  }

  std::mutex taking_;
  std::size_t taken_ = 0;
  std::mutex turning_;
  std::condition_variable passed_;
  std::size_t turn_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

unsigned usual_threads() {
  return std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
}

void work_in_order(unsigned threads, const std::function<OrderedWork()>& make) {
  Line line;
  {
    std::vector<std::jthread> running;
    try {
      for (unsigned i = 1; i < threads; ++i)
        running.emplace_back([&line, worker = make()] { line.run(worker); });
      line.run(make());
    } catch (...) {  // a thread or its worker could not be made: the others end, too
      line.fail();
    }
  }
  line.rethrow();
}

}  // namespace briefkamer::indexer
