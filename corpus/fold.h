// The plain form under which two spellings of a name are the same: lower case, without accents,
// words separated by one space.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace briefkamer::corpus {

// What stands at one place of a text.
struct FoldedCharacter {
  std::string_view letters;  // [a-z0-9], two for "ß" or "œ"; empty for anything else
  std::size_t length = 1;    // bytes that it takes in the text
};

// The character at byte `at` of `text` (UTF-8), which must be inside it. Letters of the Latin
// alphabet fold to their base letter; others, like bytes that are not UTF-8, to nothing.
FoldedCharacter fold_at(std::string_view text, std::size_t at);

// "Financiën" → "financien", "NAVO-missie  in Irak" → "navo missie in irak", "V&J" → "v j".
std::string fold_words(std::string_view text);

// Whether fold_words(text) == folded, without building it.
bool folds_to(std::string_view text, std::string_view folded);

}  // namespace briefkamer::corpus
