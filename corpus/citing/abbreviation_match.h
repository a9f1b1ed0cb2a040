// Whether the letters of an abbreviation come from words, and from which: "NMI" from "NAVO-missie
// in Irak", "MARCOM" from "Allied Maritime Command".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

// What of an abbreviation must be found in order: a letter or digit, or a whole word ("Rafah").
struct ShortElement {
  char letter = 0;
  bool capital = false;
  std::vector<std::string> words = {};  // any of them, folded; empty for a letter
};

// An abbreviation as it may stand in a text.
struct ShortForm {
  enum class Kind {
    kCapitals,  // two or more capitals: "NMI", "eVA", "JIATF-NS HQ"
    kWord,      // one capital, at the start: "Wob"
    kLower,     // none: "bbp"
  };
  std::string text;  // without the ending of a plural
  Kind kind = Kind::kCapitals;
  std::vector<ShortElement> elements;
};

// `text` without quotation marks around it.
std::string_view without_quotes(std::string_view text);

// `text` as an abbreviation; nothing when it does not look like one. Not every one that does is:
// that only its long form shows.
std::optional<ShortForm> short_form(std::string_view text);

// Where a long form stands: from the first byte of its first word to the last of its last.
struct LongForm {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The end of `text` for which `form` can stand: as few and as fully used words as possible.
std::optional<LongForm> long_form_before(std::string_view text, const ShortForm& form);

// `text` as a whole, but for an article before it, when `form` can stand for it.
std::optional<LongForm> long_form_of(std::string_view text, const ShortForm& form);

}  // namespace briefkamer::corpus
