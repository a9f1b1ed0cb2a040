// What the server has done and what it searches, for those who watch over it (Prometheus' text
// format, version 0.0.4).
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "searcher/searcher.h"

namespace briefkamer::searcher {

class Metrics {
 public:
  // A request of `path` was answered. Safe from any thread.
  void count(std::string_view path, int status, std::chrono::duration<double> took);

  // A request that was not read was refused.
  void count_refused(int status);

  // All of it; `status` is of the database, none when that cannot be read.
  std::string text(const std::optional<Status>& status) const;

 private:
  // Seconds up to which an answer counts as that fast; the last bucket is all of them.
  static constexpr std::array kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                      0.1,   0.25,   0.5,   1.0,  2.5,   10.0};
  struct Latency {
    std::array<std::uint64_t, kBounds.size() + 1> buckets{};
    double sum = 0;
  };

  mutable std::mutex mutex_;                                       // guards all below
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // by route and status
  std::map<std::string, Latency> latencies_;                       // by route
};

}  // namespace briefkamer::searcher
