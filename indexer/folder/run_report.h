// What an update tells of itself: as JSON on the command line, and in the database, where readers
// find when it was last brought up to date and what it could not read.
#pragma once

#include <map>
#include <set>
#include <string>

#include "corpus/letter_json.h"
#include "indexer/folder/file_record.h"
#include "indexer/folder/update.h"

namespace briefkamer::indexer {

// The counts under their names, "failed" and "remarks" as lists of path and reason.
corpus::Json to_json(const UpdateSummary& summary);

// What the database keeps of a run: to_json() with "finished" (ISO 8601, UTC), "seconds",
// "failed_count" and "remarks_count"; of each list the first thousand. The lists are of all files
// that the database knows (`known`), not only those that this run looked at: what an earlier run
// (`before`, its report or empty) remarked of a file stands until that file is read again (`read`).
std::string run_report(const UpdateSummary& summary, const std::map<std::string, FileRecord>& known,
                       const std::set<std::string>& read, const std::string& before,
                       double seconds);

}  // namespace briefkamer::indexer
