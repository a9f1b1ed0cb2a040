// Word boundaries by Unicode's rules (UAX #29, revision 41, rules WB1 to WB16), on ICU's word-break
// properties: https://www.unicode.org/reports/tr29/. ASCII takes a table of its own, which makes
// this several times faster than ICU's rule-based iterator on Dutch text.
#pragma once

#include <cstddef>
#include <string_view>

namespace briefkamer::indexer {

// The end of the segment that starts at `begin` (a boundary, < text.size()): the next boundary, in
// bytes. `text` is UTF-8; a byte that is not is a segment of its own. `has_word` says whether the
// segment holds a letter or a digit.
std::size_t next_boundary(std::string_view text, std::size_t begin, bool& has_word);

}  // namespace briefkamer::indexer
