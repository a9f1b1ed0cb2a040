// What an update tells of itself: as JSON on the command line, and in the database, where readers
// find when it was last brought up to date and what it could not read.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/letter_json.h"
#include "indexer/folder/file_record.h"
#include "indexer/folder/update.h"

namespace briefkamer::indexer {

// The counts under their names, "failed" and "remarks" as lists of path and reason.
corpus::Json to_json(const UpdateSummary& summary);

// Whether this run has read the file at a path; nothing when the database does not know it.
using WasRead = std::function<std::optional<bool>(const std::string& path)>;

// What the database keeps of a run: to_json() with "finished" (ISO 8601, UTC), "seconds",
// "failed_count" and "remarks_count"; of each list the first thousand. The lists are of all files
// that the database knows, not only those that this run looked at: `failures` are the records of
// all that failed, and what an earlier run (`before`, its report or empty) remarked of a file
// stands until that file is read again.
std::string run_report(const UpdateSummary& summary, const std::vector<FileRecord>& failures,
                       const WasRead& was_read, const std::string& before, double seconds);

}  // namespace briefkamer::indexer
