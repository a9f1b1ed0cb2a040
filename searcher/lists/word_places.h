// At which places of a letter a word stands, read from the database's own file: Xapian tells it
// too, but opens a list anew for every letter.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "indexer/bulk/glass_cursor.h"
#include "searcher/lists/revision_file.h"
#include "searcher/lists/snapshot.h"

namespace briefkamer::searcher {

// The file of places.
class PlacesFile : public RevisionFile {
 public:
  PlacesFile(const std::filesystem::path& folder, const Snapshot& snapshot)
      : RevisionFile(folder, snapshot.uuid, snapshot.revision, Table::kPositions) {}
};

// The places of one term, in one letter after the other.
class WordPlaces {
 public:
  // `file` is open, and outlives this.
  WordPlaces(const PlacesFile& file, std::string_view term);

  // Reads those in `letter`, which is a later one than the last; none when it has none. Those
  // behind `until` may be left out. False when they cannot be told here.
  bool read(std::uint32_t letter, std::uint32_t until = UINT32_MAX);

  const std::vector<std::uint32_t>& places() const { return places_; }  // ascending

 private:
  indexer::glass::TableCursor cursor_;
  std::vector<std::uint32_t> places_;
};

}  // namespace briefkamer::searcher
