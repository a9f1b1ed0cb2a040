// Files that are either as they were or as they should be, whatever happens while they are written.
#pragma once

#include <filesystem>
#include <string_view>

namespace briefkamer::corpus {

// Writes `bytes` to the file at `path`, in place of what it held; its folder is made when it is not
// there. After a kill or a power cut the file has either all its old bytes or all its new ones.
// Throws std::system_error that names the file.
void write_durably(const std::filesystem::path& path, std::string_view bytes);

// Adds `bytes` at the end of the file at `path`, and does not return before they are on the disk. A
// kill may leave the first part of them.
void append_durably(const std::filesystem::path& path, std::string_view bytes);

// Gives the file at `from` a second name, in a folder that is made when it is not there; nothing
// when that name is taken. Where a file cannot have two, it is copied.
void link_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace briefkamer::corpus
