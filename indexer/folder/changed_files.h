// Which files are to be read, as far as their size and time tell.
#pragma once

#include <optional>
#include <vector>

#include "indexer/folder/file_record.h"
#include "indexer/folder/file_walk.h"
#include "indexer/letter_writer.h"

namespace briefkamer::indexer {

// A run over as many files is a large one.
inline constexpr std::size_t kManyFiles = 500;

// Whether the file is to be read again; `known` is what the database has of its path.
bool is_other(const FoundFile& file, const std::optional<FileRecord>& known);

// The files of the walk that are to be read, in its order: all of them with `reread`. They point
// into the walk.
std::vector<const FoundFile*> changed_files(const LetterWriter& writer, const Walk& walk,
                                            bool reread);

}  // namespace briefkamer::indexer
