// Words that are never offered to a reader who did not type them, though letters have them.
#pragma once

#include <string_view>

namespace briefkamer::searcher {

// Whether `surface` (folded) is one, or is made with one.
bool is_never_suggested(std::string_view surface);

}  // namespace briefkamer::searcher
