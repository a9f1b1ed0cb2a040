// The seed of a test on random input: always the same, so that a run can be repeated, unless
// BRIEFKAMER_SEED gives another. ./run soak gives many.
#pragma once

#include <cstdlib>

namespace briefkamer {

inline unsigned random_seed() {
  constexpr unsigned kSeed = 20261122;
  const char* given = std::getenv("BRIEFKAMER_SEED");
  return given == nullptr ? kSeed : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

}  // namespace briefkamer
