// A table of the database's own files as one revision has it, for what Xapian tells too slowly.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/bulk/glass_cursor.h"
#include "indexer/bulk/glass_version.h"

namespace briefkamer::searcher {

enum class Table { kPostings, kPositions };

class RevisionFile {
 public:
  // Of the database in `folder`. Not open when that is in another state, or is nothing that can be
  // read here.
  RevisionFile(std::filesystem::path folder, std::string uuid, Xapian::rev revision, Table table);

  bool is_open() const { return file_ && file_->is_open(); }
  const indexer::glass::TableFile& file() const { return *file_; }

  // Whether the database still is in that state: otherwise nothing counts that was read, and this
  // is not open any more.
  bool verify();

 private:
  bool is_there(const std::optional<indexer::glass::Version>& version) const;

  const std::filesystem::path folder_;
  const std::string uuid_;
  const Xapian::rev revision_;
  std::optional<indexer::glass::TableFile> file_;
};

}  // namespace briefkamer::searcher
