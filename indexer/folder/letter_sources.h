// The files that a letter was read from, and the names it goes by.
#pragma once

#include <string>
#include <string_view>

#include "corpus/letter.h"

namespace briefkamer::indexer {

// Whether `source` is the file at `path` (printable), or a file in that archive.
bool is_from(const corpus::Source& source, std::string_view path);

// Whether any source of `letter` is.
bool is_from(const corpus::Letter& letter, std::string_view path);

// Takes away the sources that are from the file at `path`.
void remove_sources(corpus::Letter& letter, std::string_view path);

// Says that the file at `from` is at `to` now.
void rename_sources(corpus::Letter& letter, std::string_view from, std::string_view to);

// Lets `letter` answer to `alias`, once, if that is not its id.
void add_alias(corpus::Letter& letter, const std::string& alias);

// Lets `kept` answer to the numbers of `dropped`, another file of the same letter, that it does not
// have itself: its official number, and the sender's reference.
void keep_numbers(const corpus::Letter& dropped, corpus::Letter& kept);

// Lets `to` go on under the id and the aliases of `from`.
void keep_names(const corpus::Letter& from, corpus::Letter& to);

}  // namespace briefkamer::indexer
