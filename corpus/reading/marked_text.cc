#include "corpus/reading/marked_text.h"

#include <algorithm>

#include "corpus/parsing/line_join.h"
#include "corpus/parsing/normalise.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {

void MarkedText::add(const MarkedText& more) {
  for (const auto& note : more.notes) notes.push_back({note.offset + text.size(), note.mark});
  text += more.text;
}

void MarkedText::add_note(std::string_view mark) {
  auto at = text.size();
  while (at > 0 && is_space(text[at - 1])) --at;
  notes.push_back({at, std::string(mark)});
}

MarkedText on_one_line(const MarkedText& text) {
  // Each stretch between marks by itself: normalising moves what is behind it.
  MarkedText whole;
  std::size_t from = 0;
  for (const auto& note : text.notes) {
    const auto at = std::clamp(note.offset, from, text.text.size());
    whole.add(normalised(std::string_view(text.text).substr(from, at - from)));
    whole.notes.push_back({whole.text.size(), note.mark});
    from = at;
  }
  whole.add(normalised(std::string_view(text.text).substr(from)));
  std::vector<std::size_t> offsets;
  offsets.reserve(whole.notes.size());
  for (const auto& note : whole.notes) offsets.push_back(note.offset);
  whole.text = joined_lines(whole.text, offsets);
  for (std::size_t i = 0; i < offsets.size(); ++i) whole.notes[i].offset = offsets[i];
  return whole;
}

Block block_of(BlockKind kind, const MarkedText& text) {
  Block block;
  block.kind = kind;
  block.text = text.text;
  block.notes = text.notes;
  return block;
}

}  // namespace briefkamer::corpus
