// A place in a text that reads the pieces of a citation from left to right. Each reader moves on
// when it finds its piece and stays where it is when it does not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace briefkamer::corpus {

class CitationCursor {
 public:
  CitationCursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool at_end() const { return at_ >= text_.size(); }
  std::string_view rest() const { return text_.substr(at_ < text_.size() ? at_ : text_.size()); }
  // Whether no letter or digit follows.
  bool at_word_end() const;

  // White space of any kind and width, line ends too.
  bool gap();
  // A hyphen or short dash.
  bool hyphen();
  // Exactly these bytes.
  bool literal(std::string_view bytes);
  // These words (lower-case ASCII) in any case, and no letter or digit after them.
  bool words(std::string_view lower);
  // These letters in any case, whatever follows.
  bool letters(std::string_view lower);
  // At least `least` and at most `most` digits, no digit following; empty when there are not.
  std::string_view digits(std::size_t least, std::size_t most);
  // The same for ASCII capitals, no letter or digit following.
  std::string_view capitals(std::size_t least, std::size_t most);
  // A parliamentary year, "2023/24", "2023-2024" or "2023–2024", as "20232024".
  std::string session();

 private:
  std::string_view text_;
  std::size_t at_;
};

}  // namespace briefkamer::corpus
