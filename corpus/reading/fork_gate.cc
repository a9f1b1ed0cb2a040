#include "corpus/reading/fork_gate.h"

#include <unistd.h>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace briefkamer::corpus {
namespace {

struct Gate {
  std::mutex mutex;
  std::condition_variable changed;
  int at_work = 0;
  int forking = 0;  // threads that wait to fork, or do: nobody goes to work before them
};

Gate& gate() {
  static Gate the_one;
  return the_one;
}

thread_local bool this_one_works = false;

void begin_work() {
  std::unique_lock lock(gate().mutex);
  gate().changed.wait(lock, [] { return gate().forking == 0; });
  ++gate().at_work;
  this_one_works = true;
}

void end_work() {
  const std::lock_guard lock(gate().mutex);
  --gate().at_work;
  this_one_works = false;
  gate().changed.notify_all();
}

}  // namespace

AtWork::AtWork() {
  begin_work();
}

AtWork::~AtWork() {
  end_work();
}

AtRest::AtRest() : was_at_work_(this_one_works) {
  if (was_at_work_) end_work();
}

AtRest::~AtRest() {
  if (was_at_work_) begin_work();
}

pid_t fork_alone() {
  const AtRest rest;
  std::unique_lock lock(gate().mutex);
  ++gate().forking;
  gate().changed.wait(lock, [] { return gate().at_work == 0; });
  const pid_t child = ::fork();
  if (child == 0) {
    // The child has this thread alone, and a gate of its own: in the one it inherited threads seem
    // to wait that are not there, and to notify them would wait for their answer.
    lock.release();
    std::construct_at(&gate());
    return child;
  }
  --gate().forking;
  gate().changed.notify_all();
  return child;
}

}  // namespace briefkamer::corpus
