// Makes one line of the lines of a paragraph.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

// `text` as one line: a line end becomes a space, and nothing after a hyphen that belongs to the
// words around it ("NAVO-" + "top"). Hyphens stay: writers of letters put them there, word
// processors do not. A hyphen before "en" or "of" ends a word of its own ("wet-" + "en"). A soft
// hyphen goes, and its line end with it. Runs of spaces become one; those at both ends go.
// `offsets` (ascending, bytes in `text`) are moved along to the same places in the result.
std::string joined_lines(std::string_view text, std::vector<std::size_t>& offsets);
std::string joined_lines(std::string_view text);

}  // namespace briefkamer::corpus
