// The positions of a term in a document, as a glass database has them: the last one, then, where
// there are more, a stream of bits that halves the range again and again.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace briefkamer::indexer::glass {

// Appends the tag of `positions`, of which there is at least one and which ascend strictly.
void append_positions(std::string& to, std::span<const std::uint32_t> positions);

}  // namespace briefkamer::indexer::glass
