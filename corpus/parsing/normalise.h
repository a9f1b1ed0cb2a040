// One form for all text that enters: what looks the same becomes the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::corpus {

// `text` in Unicode's NFC, with non-breaking, thin and other wide or narrow spaces as ' ', all line
// ends as '\n', ligatures of f apart, and without control and zero-width characters; '\t', '\f' and
// soft hyphens stay. Bytes that are not UTF-8 become U+FFFD.
std::string normalised(std::string_view text);

}  // namespace briefkamer::corpus
