// The commonest words of Dutch government letters: those of two letters or more that most of them
// have, counted over published letters, motions and the sample letters, letterheads included. That
// two of them stand next to each other is part of the index (indexer/word_pairs.h): a change of the
// list is one of the schema.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace briefkamer::indexer {

inline constexpr std::size_t kCommonWords = 1024;

// The number of a word (folded), below kCommonWords; nothing when it is none of them.
std::optional<std::uint32_t> common_word(std::string_view surface);

}  // namespace briefkamer::indexer
