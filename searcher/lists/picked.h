// Picks some of many letters without a jump that a processor would have to guess: a wrong guess
// costs more than all that is done with most letters. `is` gives 1 or 0, reckoned and not decided.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace briefkamer::searcher {

inline constexpr std::size_t kBatch = 256;

// Each of `letters` that `is` says of by its place.
template <typename Is>
std::vector<std::uint32_t> picked(std::span<const std::uint32_t> letters, const Is& is) {
  std::vector<std::uint32_t> all(letters.size());
  std::uint32_t* const to = all.data();
  std::size_t count = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    to[count] = letters[i];
    count += is(i);
  }
  all.resize(count);
  return all;
}

// Calls `then` with each number below `size` that `is` says.
template <typename Is, typename Then>
void each_picked(std::size_t size, const Is& is, const Then& then) {
  std::array<std::size_t, kBatch> batch;
  for (std::size_t i = 0; i < size;) {
    std::size_t count = 0;
    for (const std::size_t end = std::min(i + kBatch, size); i < end; ++i) {
      batch[count] = i;
      count += is(i);
    }
    for (std::size_t at = 0; at < count; ++at) then(batch[at]);
  }
}

}  // namespace briefkamer::searcher
