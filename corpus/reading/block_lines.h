// The lines of a document, each with where it stands in its block.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// A line that is not empty. Valid as long as the text of its block does not change.
struct BlockLine {
  std::string_view text;  // without spaces at both ends
  std::size_t block = 0;  // index of its block
  std::size_t start = 0;  // bytes in the text of the block
  std::size_t end = 0;
};

// Adds the lines of blocks[index] to `lines`.
void append_lines(const std::vector<Block>& blocks, std::size_t index,
                  std::vector<BlockLine>& lines);

// Takes bytes [start, end) out of the text of `block`, with the line end behind them, and the marks
// of footnotes in them; the other marks keep their places.
void erase_text(Block& block, std::size_t start, std::size_t end);

}  // namespace briefkamer::corpus
