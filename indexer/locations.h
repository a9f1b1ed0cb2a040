// Where the programs find what they need.
#pragma once

#include <filesystem>
#include <string_view>

namespace briefkamer::indexer {

// The file or folder `name` of the program's own data, such as "vocabulary" or "web": in
// $BRIEFKAMER_DATA if that is set, else in share/briefkamer beside the program's folder or one of
// the three folders above it. Throws std::runtime_error naming the places where it looked.
std::filesystem::path data_path(std::string_view name);

// $BRIEFKAMER_DATABASE, else briefkamer/database in the user's data folder ($XDG_DATA_HOME or
// ~/.local/share).
std::filesystem::path default_database();

}  // namespace briefkamer::indexer
