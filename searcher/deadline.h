// How long a question may take. Whoever works on one looks at its deadline between two parts of the
// work, and gives up when it has passed: an answer that is not whole is none.
#pragma once

#include <xapian.h>

#include <chrono>
#include <stdexcept>

namespace briefkamer::searcher {

// The time for a question is up; what() says for how long it was tried, and what may help.
class TimeIsUp : public std::runtime_error {
 public:
  explicit TimeIsUp(std::chrono::milliseconds limit);
};

class Deadline {
 public:
  Deadline() = default;  // never
  explicit Deadline(std::chrono::milliseconds from_now)
      : limit_(from_now), end_(std::chrono::steady_clock::now() + from_now) {}

  // Throws TimeIsUp when it has passed.
  void check() const {
    if (std::chrono::steady_clock::now() >= end_) throw TimeIsUp(limit_);
  }

 private:
  std::chrono::milliseconds limit_{0};
  std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
};

// Whoever walks terms of the database looks at the deadline after so many.
inline constexpr std::size_t kTermsAtATime = 1024;

// Looks at the deadline while Xapian matches letters, each time that so many were found. Not for
// databases on other machines, which take no spies of ours.
class DeadlineSpy : public Xapian::MatchSpy {
 public:
  static constexpr unsigned kLetters = 1024;

  explicit DeadlineSpy(const Deadline& deadline) : deadline_(deadline) {}

  void operator()(const Xapian::Document& letter, double weight) override;

 private:
  const Deadline deadline_;
  unsigned found_ = 0;
};

}  // namespace briefkamer::searcher
