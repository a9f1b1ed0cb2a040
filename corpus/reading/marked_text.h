// Text with the marks of its footnotes, as a reader puts it together piece by piece.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

struct MarkedText {
  std::string text;
  std::vector<NoteMark> notes;

  void add(std::string_view more) { text += more; }
  void add(const MarkedText& more);
  // A note is marked where the text ends now.
  void add_note(std::string_view mark);

  bool operator==(const MarkedText&) const = default;
};

// `text` on one line, in the form of normalised(), each mark behind the word that it stood at.
MarkedText on_one_line(const MarkedText& text);

// A block of `text`.
Block block_of(BlockKind kind, const MarkedText& text);

}  // namespace briefkamer::corpus
