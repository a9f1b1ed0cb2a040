// Work that several threads do at once and hand in one after the other, in the order in which they
// took it up.
#pragma once

#include <cstddef>
#include <functional>

namespace briefkamer::indexer {

// How many threads this machine is good for.
unsigned usual_threads();

// One piece of work, in three steps.
struct OrderedWork {
  // Takes up the next piece; false when there is none. One thread at a time.
  std::function<bool()> take;
  // Does it. At the same time as others.
  std::function<void()> work;
  // Hands it in. One thread at a time, in the order of take().
  std::function<void()> deliver;
};

// Runs `threads` of them until nothing is left; `make` makes what one thread works with. Throws
// what went wrong first, after all of them have ended; after it, nothing is delivered.
void work_in_order(unsigned threads, const std::function<OrderedWork()>& make);

}  // namespace briefkamer::indexer
