// A word as most letters write it, for a reader to see.
#pragma once

#include <xapian.h>

#include <string>

namespace briefkamer::searcher {

// "oekraine" → "Oekraïne", "navotop" → "NAVO-top"; `surface` itself when no letter has it. A word
// that Dutch does not know as a name loses the capital of a sentence's start.
std::string written_form(const Xapian::Database& database, const std::string& surface);

}  // namespace briefkamer::searcher
