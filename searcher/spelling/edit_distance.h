// How many slips of a typist lie between two words.
#pragma once

#include <cstddef>
#include <string_view>

namespace briefkamer::searcher {

// Letters added, left out, replaced, and neighbours exchanged, each counted once and no letter
// touched twice (optimal string alignment). More than `most` is `most` + 1.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t most);

}  // namespace briefkamer::searcher
