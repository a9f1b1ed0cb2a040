// Where words end of which the bytes alone tell: what tokenizer.h calls plain.
#pragma once

#include <cstddef>
#include <string_view>

namespace briefkamer::indexer {

// The end (in bytes) of the plain word that starts at `begin`, which is in the text: letters A to Z
// or digits, with behind them what surely ends a word and joins nothing to it. `begin` where there
// is no such word.
std::size_t plain_end(std::string_view text, std::size_t begin);

}  // namespace briefkamer::indexer
