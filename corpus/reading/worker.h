// Reads files that nobody vouches for in a process of their own.
#pragma once

#include <cstddef>
#include <functional>

#include "corpus/contents.h"

namespace briefkamer::corpus {

struct WorkerLimits {
  unsigned seconds = 60;                      // of work, and twice that of waiting for it
  std::size_t memory = std::size_t{1} << 30;  // beyond what this process has
};

// What `work` returns, done in a child process: when a file makes its parser crash, hang or eat all
// memory, that is the end of the child and of nothing else. The child has none of this process's
// open files and cannot write any; it ends when this process does. A ReadError of `work` is thrown
// here; so is one that says what happened to a child that came to a bad end.
//
// `work` must not use other threads, nor locks that another thread may hold now: threads beside
// this one say when they are at work (fork_gate.h).
Contents in_worker(const std::function<Contents()>& work, const WorkerLimits& limits = {});

}  // namespace briefkamer::corpus
