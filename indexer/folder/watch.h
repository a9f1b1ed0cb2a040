// Keeps a database and folders of letters together for as long as it is let: what
// `briefkamer-index update --watch` does.
#pragma once

#include <functional>
#include <string>

#include "corpus/tagging/vocabulary.h"
#include "indexer/folder/update.h"

namespace briefkamer::indexer {

struct WatchReports {
  ReportProgress progress;                                   // of the first update alone
  std::function<void(const UpdateSummary&)> updated;         // after each update
  std::function<void(const std::string& sentence)> trouble;  // what it waits for, each time once
};

// Updates the database, and again whenever something below the paths changes, until `stop`, a file
// descriptor, can be read; an update under way is then committed as far as it is. The database is
// locked only while it is written to: another writer is waited for. What goes wrong with the first
// update is thrown, DatabaseError or WatchError; what goes wrong later, such as a full disk, is
// told and tried again.
void watch(UpdateOptions options, const corpus::Vocabulary& vocabulary, int stop,
           const WatchReports& reports);

}  // namespace briefkamer::indexer
