// The words of which an abbreviation may be made, cut where a name can no longer go on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

// A word, or a part of one between hyphens.
struct LongPiece {
  std::string letters;    // folded
  std::string shape;      // of each letter: 'A' for a capital, 'a' for another, '1' for a digit
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  bool starts_word = true;  // no hyphen or slash before it
  bool glued = false;       // digits that stick to the word before, as a footnote's mark does

  bool capital() const { return shape.front() == 'A'; }
  bool number() const { return shape.front() == '1'; }
};

// The pieces of `text` behind its last cut: the end of a sentence, a bracket, a dash, a cell.
std::vector<LongPiece> last_pieces(std::string_view text);

// All pieces of `text`; none when there is a cut between them.
std::vector<LongPiece> whole_pieces(std::string_view text);

// Whether an abbreviation may pass over this word: "van", "for".
bool is_particle(const LongPiece& piece);

bool is_article(const LongPiece& piece);

}  // namespace briefkamer::corpus
