// The positions of a term in a document, as a glass database has them: the last one, then, where
// there are more, a stream of bits that halves the range again and again.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/bulk/byte_buffer.h"

namespace briefkamer::indexer::glass {

// Puts the tag of `positions`, of which there is at least one and which ascend strictly.
void put_positions(ByteBuffer& to, std::span<const std::uint32_t> positions);

// So many bytes behind a tag are read too, whatever they are: it stands in a longer buffer.
inline constexpr std::size_t kBehindTag = 8;

// Puts the positions that `tag` holds into `to`; those behind `until` may be left out, which saves
// half of the time. False, and nothing that counts in `to`, when they are no such positions, or
// more than any letter has.
bool read_positions(std::string_view tag, std::vector<std::uint32_t>& to,
                    std::uint32_t until = UINT32_MAX);

}  // namespace briefkamer::indexer::glass
