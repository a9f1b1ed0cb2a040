// Threads beside fork(). A child inherits the locks of its parent as they are at that moment, and
// would wait for ever for one that another thread of the parent held. So threads say when they are
// at work, and a fork waits until no other one is.
#pragma once

#include <sys/types.h>

namespace briefkamer::corpus {

// This thread is at work for as long as one exists; a thread has one at a time. Meanwhile it must
// not wait for a thread that may fork: that one would wait for it.
class AtWork {
 public:
  AtWork();
  ~AtWork();
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;
};

// While one exists, this thread is not at work even though it has an AtWork: for waiting.
class AtRest {
 public:
  AtRest();
  ~AtRest();
  AtRest(const AtRest&) = delete;
  AtRest& operator=(const AtRest&) = delete;

 private:
  bool was_at_work_;
};

// fork() while no other thread is at work; the calling one may be.
pid_t fork_alone();

}  // namespace briefkamer::corpus
