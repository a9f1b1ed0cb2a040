// Cuts Dutch text into tokens: what a reader would call a word, a number or a code, each under its
// folded surface form, with its position and its bytes in the text as given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

// Word boundaries are Unicode's (word_break.h); on them stand the rules of Dutch letters:
//   NAVO-top      navo, top, and navotop over both     F-16      f, 16, and f16 over both
//   ruimte(vaart) ruimte, vaart, and ruimtevaart       28 676    28, 676, and 28676 over both
//   Zr.Ms. Tromp  zr, ms, and zrms over both; tromp    m.b.t.    mbt
//   agenda’s      agendas                              VPD's     vpd
//   1.250,50      1250,50                              1,4       1,4
//   geïnformeerd1 geinformeerd1 and geinformeerd, one position: a footnote's mark may stick to a
//   word
struct Token {
  std::string surface;    // folded, see fold.h
  std::size_t begin = 0;  // bytes of the text as given
  std::size_t end = 0;
  std::uint32_t position = 0;  // of words, from 0; the parts of a joined form have their own
  std::uint32_t span = 1;      // positions that it covers: over 1 for a joined form
  bool apostrophe = false;     // "'s" stood at its end, and is an "s" in the surface
  bool name = false;           // starts with a capital
  bool capitals = false;       // has two letters or more, all of them capitals
  bool alternative = false;    // another reading of the token before it, at the same position

  bool operator==(const Token&) const = default;
};

// The tokens of `text` (UTF-8) in order of position; a joined form stands before its parts. Never
// fails: bytes that are not UTF-8 separate words, like punctuation.
std::vector<Token> tokenize(std::string_view text);

// The same into a vector that is emptied first: saves its memory from text to text.
void tokenize(std::string_view text, std::vector<Token>& tokens);

// Takes the tokens of a text one after the other.
class TokenTaker {
 public:
  virtual ~TokenTaker() = default;

  // A plain word, as nineteen of twenty are: letters A to Z alone, or digits alone, that nothing
  // beside them changes. Its surface is the same letters, all small, or the digits.
  virtual void take_plain(std::size_t begin, std::size_t end, std::uint32_t position) = 0;

  virtual void take(const Token& token) = 0;
};

// The same tokens, without a string for each plain word.
void tokenize(std::string_view text, TokenTaker& taker);

}  // namespace briefkamer::indexer
