// Whose request is answered next, when more have come in than there are workers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>

#include "searcher/serving/connection.h"

namespace briefkamer::searcher {

// First come, first served, with two exceptions. A client that sends requests ahead of its answers
// (`Connection::hasty`) takes one worker in four at most, whatever it sends. And when so many wait
// that the first have waited for long, the last come first: most are then answered at once, instead
// of all of them too late. Safe from any thread.
class RequestQueue {
 public:
  using Owned = std::unique_ptr<Connection>;

  explicit RequestQueue(std::size_t workers);

  void push(Owned connection);

  // Waits for one; none when close() was called and nothing is left.
  Owned pop();

  // The worker that got `connection` is ready for the next one.
  void finished(const Connection& connection);

  // Removes what waits; returns how many.
  std::size_t clear();

  void close();

 private:
  bool hasty_may_run() const { return !hasty_.empty() && hasty_running_ < most_hasty_; }
  Owned next();

  const std::size_t most_hasty_;
  const std::size_t many_;
  std::mutex mutex_;
  std::condition_variable there_;
  std::deque<Owned> waiting_;  // all below are guarded by mutex_
  std::deque<Owned> hasty_;
  std::size_t hasty_running_ = 0;
  bool closed_ = false;
};

}  // namespace briefkamer::searcher
