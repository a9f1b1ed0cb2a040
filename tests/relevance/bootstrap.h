// How far a mean over queries is by chance: other queries would have given another one.
#pragma once

#include <vector>

namespace briefkamer::relevance {

struct Interval {
  double mean = 0;
  double low = 0;  // 95 % of the resampled means are from low to high
  double high = 0;

  bool operator==(const Interval&) const = default;
};

// The mean of `values`, one a query, with its percentile bootstrap interval. The same values always
// give the same interval.
Interval bootstrap(const std::vector<double>& values);

// The same for `ours` - `theirs`, which are values of the same queries in the same order: a paired
// interval, much narrower than the difference of two.
Interval paired_bootstrap(const std::vector<double>& ours, const std::vector<double>& theirs);

}  // namespace briefkamer::relevance
