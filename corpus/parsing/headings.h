// How a heading, an item of a list and the end of a paragraph look in text that marks none of them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// How wide most lines of running text are, in bytes; 0 when lines were not broken.
std::size_t line_width(const std::vector<Block>& blocks);

// Whether `line` may be a heading by itself: short, with a capital or number first, no final
// punctuation.
bool looks_like_heading(std::string_view line);

// The level that the number of a heading shows: "2.1 Inzet" is 2. 1 without number.
int heading_level(std::string_view heading);

// Whether `line` was broken long before the margin, though the first word of `next` had room.
bool breaks_early(std::string_view line, std::string_view next, std::size_t width);

// Whether a sentence, or an item, starts at the start of `line`.
bool starts_sentence(std::string_view line);
bool ends_sentence(std::string_view line);

// The bullet at the start of `line` with the spaces behind it; 0 when there is none.
std::size_t bullet_length(std::string_view line);

// The number of an item, "3. " or "3) "; 0 when there is none.
int item_number(std::string_view line);

}  // namespace briefkamer::corpus
