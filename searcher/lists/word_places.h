// At which places of a letter a word stands, read from the database's own file: Xapian tells it
// too, but opens a list anew for every letter.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/bulk/glass_cursor.h"
#include "indexer/bulk/glass_version.h"
#include "searcher/lists/snapshot.h"

namespace briefkamer::searcher {

// The file of one revision.
class PlacesFile {
 public:
  // Of the database in `folder`. Not open when that is not in the state of `snapshot`, or is
  // nothing that can be read here.
  PlacesFile(const std::filesystem::path& folder, const Snapshot& snapshot);

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

// The places of one term, in one letter after the other.
class WordPlaces {
 public:
  // `file` is open, and outlives this.
  WordPlaces(const PlacesFile& file, std::string_view term);

  // Reads those in `letter`, which is a later one than the last; none when it has none. False when
  // they cannot be told here.
  bool read(std::uint32_t letter);

  const std::vector<std::uint32_t>& places() const { return places_; }  // ascending

 private:
  indexer::glass::TableCursor cursor_;
  std::vector<std::uint32_t> places_;
};

}  // namespace briefkamer::searcher
