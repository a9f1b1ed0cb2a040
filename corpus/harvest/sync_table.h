// What is kept of one category of the SyncFeed, on disk. Each page that was read is one line, with
// the rows that are kept of it and the token of the page that follows: rows and cursor are written
// together or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "corpus/harvest/sync_feed.h"

namespace briefkamer::corpus {

class SyncTable {
 public:
  // Reads the table in the file at `path`. One that was made for something else than `purpose`
  // (another address, a later day) is begun anew. What a kill left half written is dropped.
  SyncTable(std::filesystem::path path, std::string purpose);

  // Adds or replaces rows, and sets the cursor. Rows that are deleted stay, as deleted.
  void add(const std::vector<FeedEntry>& rows, const std::string& cursor);

  const std::map<std::string, FeedEntry>& rows() const { return rows_; }
  bool has(const std::string& id) const { return rows_.contains(id); }
  // The row with this id; null when there is none, and when it is deleted.
  const FeedEntry* find(const std::string& id) const;
  const std::string& cursor() const { return cursor_; }

 private:
  void load();
  bool take_line(const std::string& line);
  void begin() const;

  std::filesystem::path path_;
  std::string purpose_;
  std::map<std::string, FeedEntry> rows_;
  std::string cursor_ = "0";
};

}  // namespace briefkamer::corpus
