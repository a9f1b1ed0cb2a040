#include "corpus/reading/block_lines.h"

#include <algorithm>

#include "corpus/strings.h"

namespace briefkamer::corpus {

void append_lines(const std::vector<Block>& blocks, std::size_t index,
                  std::vector<BlockLine>& lines) {
  const std::string_view text = blocks[index].text;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    const auto line = trimmed(text.substr(start, end - start));
    if (!line.empty()) lines.push_back({line, index, start, end});
    start = end + 1;
  }
}

void erase_text(Block& block, std::size_t start, std::size_t end) {
  if (end < block.text.size() && block.text[end] == '\n') ++end;
  end = std::min(end, block.text.size());
  start = std::min(start, end);
  block.text.erase(start, end - start);
  std::erase_if(block.notes,
                [&](const NoteMark& note) { return note.offset >= start && note.offset < end; });
  for (auto& note : block.notes) {
    if (note.offset >= end) note.offset -= end - start;
  }
  // Nothing but the line end before what was taken.
  if (block.text.ends_with('\n')) block.text.pop_back();
}

}  // namespace briefkamer::corpus
