// A file together with the official records that are read with it.
#pragma once

#include <string>

#include "indexer/folder/file_walk.h"

namespace briefkamer::indexer {

// As look_at(), with the time of the newest among the file and its records: a file of which only
// the record changed says something else, too.
bool look_at_letter(const std::string& path, FoundFile& file);

// The hash of `bytes`, which the file at `path` holds, and of its records. Throws
// corpus::ReadError when one of these cannot be read.
std::string letter_hash(const std::string& path, const std::string& bytes);

}  // namespace briefkamer::indexer
