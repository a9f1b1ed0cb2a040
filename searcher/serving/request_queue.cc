#include "searcher/serving/request_queue.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kManyEach = 16;  // requests that wait for each worker

}  // namespace

RequestQueue::RequestQueue(std::size_t workers)
    : most_hasty_(std::max<std::size_t>(1, workers / 4)), many_(kManyEach * workers) {}

void RequestQueue::push(Owned connection) {
  {
    const std::lock_guard lock(mutex_);
    (connection->hasty ? hasty_ : waiting_).push_back(std::move(connection));
  }
  there_.notify_one();
}

RequestQueue::Owned RequestQueue::next() {
  Owned connection;
  if (waiting_.empty()) {
    ++hasty_running_;
    connection = std::move(hasty_.front());
    hasty_.pop_front();
  } else if (waiting_.size() > many_) {
    connection = std::move(waiting_.back());
    waiting_.pop_back();
  } else {
    connection = std::move(waiting_.front());
    waiting_.pop_front();
  }
  return connection;
}

RequestQueue::Owned RequestQueue::pop() {
  std::unique_lock lock(mutex_);
  there_.wait(lock,
              [&] { return !waiting_.empty() || hasty_may_run() || (closed_ && hasty_.empty()); });
  if (waiting_.empty() && !hasty_may_run()) return nullptr;
  return next();
}

void RequestQueue::finished(const Connection& connection) {
  if (!connection.hasty) return;
  {
    const std::lock_guard lock(mutex_);
    --hasty_running_;
  }
  there_.notify_one();
}

std::size_t RequestQueue::clear() {
  const std::lock_guard lock(mutex_);
  const std::size_t count = waiting_.size() + hasty_.size();
  waiting_.clear();
  hasty_.clear();
  return count;
}

void RequestQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  there_.notify_all();
}

}  // namespace briefkamer::searcher
