// Numbers of Kamerstukken, as a reader begins to type them and as they are written.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::searcher {

// Ids of Kamerstukken that are letters of the database, then of those that letters cite most, of
// which the number begins with the digits of `text`: "27925", "27 925-9", "Kamerstuk 27 925, nr.
// 9", "kst-27925". At most `most`; none when `text` is anything else.
std::vector<std::string> kamerstukken_from(const Xapian::Database& database, std::string_view text,
                                           std::size_t most);

// As parliament writes it, which is also found when typed: "kst-27925-980" → "Kamerstuk 27 925, nr.
// 980", "kst-36410-x-12" → "Kamerstuk 36 410 X, nr. 12", "kst-36151-m" → "Kamerstuk 36 151, M".
std::string kamerstuk_text(const std::string& id);

}  // namespace briefkamer::searcher
