// Tables as RFC 4180 has them, that a spreadsheet can open without harm.
#pragma once

#include <string>
#include <string_view>

namespace briefkamer::searcher {

// A field: quoted where it must be. One that a spreadsheet would take for a formula (it starts with
// = + - @, a tab or the end of a line) gets an apostrophe before it, which a spreadsheet does not
// show: a letter's subject is never calculated.
std::string csv_field(std::string_view text);

}  // namespace briefkamer::searcher
