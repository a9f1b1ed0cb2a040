#include "searcher/evaluation/in_place.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

bool any_share_a_place(std::span<const WordsPlaces> words, const std::vector<std::size_t>& at) {
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (words[i][at[i]] == words[j][at[j]]) return true;
  return false;
}

}  // namespace

void keep_phrase(std::vector<std::uint32_t>& begins, WordsPlaces places, std::uint32_t offset) {
  std::size_t kept = 0;
  auto place = places.begin();
  for (const std::uint32_t begin : begins) {
    while (place != places.end() && *place < begin + offset) ++place;
    if (place == places.end()) break;
    if (*place == begin + offset) begins[kept++] = begin;
  }
  begins.resize(kept);
}

// Each word moves on to where it may be in one stretch with the one that is furthest: whatever is
// passed over is in none, so the first stretch is found, and Xapian's matcher finds the same.
Near near_each_other(std::span<const WordsPlaces> words, std::uint32_t window) {
  std::vector<std::size_t> at(words.size());
  std::uint32_t furthest = 0;
  for (const WordsPlaces& places : words) {
    if (places.empty()) return Near::kNo;
    furthest = std::max(furthest, places.front());
  }
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      while (furthest - words[i][at[i]] >= window) {
        moved = true;
        if (++at[i] == words[i].size()) return Near::kNo;
        if (words[i][at[i]] > furthest) furthest = words[i][at[i]];
      }
    }
  }
  return any_share_a_place(words, at) ? Near::kUnclear : Near::kYes;
}

}  // namespace briefkamer::searcher
