// Folding: the form under which two spellings of a word are one. Lower case, accents and other
// diacritics removed, ligatures and compatibility forms taken apart, soft hyphens dropped:
// "Oekraïne" → "oekraine", "Ĳmuiden" → "ijmuiden", "oﬃcieel" → "officieel".
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::indexer {

// Adds the folded form of one code point to `out`; nothing for those that vanish (combining marks,
// soft hyphens, joiners).
void fold_code_point(char32_t code_point, std::string& out);

// The folded form of `text` (UTF-8; bytes that are not UTF-8 vanish). What folding leaves alone,
// such as spaces and punctuation, stays.
std::string fold(std::string_view text);

// The code point at `text[offset]` and, in `length`, the bytes it takes (1 to 4). A byte that is
// not part of UTF-8 gives U+FFFD and length 1.
char32_t decode(std::string_view text, std::size_t offset, std::size_t& length);

}  // namespace briefkamer::indexer
