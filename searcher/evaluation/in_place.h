// Whether words stand as a phrase has them, or near each other, by the places of each in a letter.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace briefkamer::searcher {

// Ascending.
using WordsPlaces = std::span<const std::uint32_t>;

// Of places at which a phrase may begin, those where the word at `offset` in it is in place.
void keep_phrase(std::vector<std::uint32_t>& begins, WordsPlaces places, std::uint32_t offset);

// Whether each word stands somewhere in one stretch of `window` places. Two at one place are not
// two: what that means only Xapian can say.
enum class Near { kNo, kYes, kUnclear };
Near near_each_other(std::span<const WordsPlaces> words, std::uint32_t window);

}  // namespace briefkamer::searcher
