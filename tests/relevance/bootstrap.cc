#include "tests/relevance/bootstrap.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>
#include <stdexcept>

namespace briefkamer::relevance {
namespace {

constexpr std::size_t kSamples = 2000;
constexpr std::uint32_t kSeed = 1814;

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Standard distributions differ between libraries; this takes the high bits, everywhere the same.
std::size_t below(std::size_t bound, std::mt19937& random) {
  return static_cast<std::size_t>((static_cast<std::uint64_t>(random()) * bound) >> 32);
}

}  // namespace

Interval bootstrap(const std::vector<double>& values) {
  if (values.empty()) return {};
  std::mt19937 random(kSeed);
  std::vector<double> means(kSamples);
  for (double& sample : means) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[below(values.size(), random)];
    sample = sum / static_cast<double>(values.size());
  }
  std::sort(means.begin(), means.end());
  return {mean(values), means[kSamples * 25 / 1000], means[kSamples * 975 / 1000 - 1]};
}

Interval paired_bootstrap(const std::vector<double>& ours, const std::vector<double>& theirs) {
  if (ours.size() != theirs.size())
    throw std::invalid_argument("paired values must be of the same queries");
  std::vector<double> differences(ours.size());
  std::transform(ours.begin(), ours.end(), theirs.begin(), differences.begin(), std::minus<>());
  return bootstrap(differences);
}

}  // namespace briefkamer::relevance
