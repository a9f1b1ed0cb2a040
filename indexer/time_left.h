// How long work will go on, judged by how fast it went lately.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace briefkamer::indexer {

class TimeLeft {
 public:
  using Clock = std::chrono::steady_clock;

  // Takes how far the work is, and how many seconds of other work are expected behind it; returns
  // the time that the rest of both will take. Nothing in the first seconds, of which nothing can be
  // said.
  std::optional<std::chrono::seconds> after(std::size_t done, std::size_t total, double later,
                                            Clock::time_point now);

 private:
  struct Moment {
    Clock::time_point time;
    std::size_t done;
  };
  std::deque<Moment> moments_;  // the last ones, some time apart
};

// "about 40 s", "about 12 min", "about 3 h".
std::string in_words(std::chrono::seconds left);

}  // namespace briefkamer::indexer
