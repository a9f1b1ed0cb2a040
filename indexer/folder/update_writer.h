// How an update writes: letter by letter into the live generation, or all at once into a new one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/folder/file_walk.h"
#include "indexer/folder/update.h"
#include "indexer/letter_writer.h"
#include "indexer/update_progress.h"

namespace briefkamer::indexer {

// A JournalWriter where there is no database yet, where one was at work before a kill, and where so
// many of the files are new or changed that a whole generation is written sooner; else an
// IndexWriter. `written` is told by the first. `changed` becomes what changed_files() tells.
std::unique_ptr<LetterWriter> update_writer(const UpdateOptions& options, const Walk& walk,
                                            const std::string& vocabulary, ReportProgress written,
                                            std::vector<const FoundFile*>& changed);

}  // namespace briefkamer::indexer
