// The abbreviations of a database as a list to browse.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <iosfwd>
#include <string_view>

#include "corpus/letter_json.h"

namespace briefkamer::searcher {

// {"version", "total", "first", "entries": [{"short", "long", "letters", "first_date", "last_date",
// "ids": of the first letters}]}: the meanings that letters spell out, by short form, of these the
// commonest first. `word` leaves those of which the short form begins with it, or of whose long
// form a word does; a short form that is exactly `word` comes first. At most `count` entries, from
// the `first`th on; `total` counts them all.
corpus::Json glossary_json(const Xapian::Database& database, std::string_view word,
                           std::size_t first, std::size_t count);

// What glossary_json() gives, a line an entry.
void print_glossary(std::ostream& out, const corpus::Json& glossary);

// The same as a table, RFC 4180: short, long, letters, first_date, last_date.
void print_glossary_csv(std::ostream& out, const corpus::Json& glossary);

}  // namespace briefkamer::searcher
