// What a journal of letters (letter_journal.h) says of the records of files: where the last one of
// each path is in it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/folder/file_record.h"

namespace briefkamer::indexer {

// Where an entry's content is in the journal; of size 0 when something is gone.
struct Place {
  std::uint64_t offset = 0;
  std::uint32_t size = 0;

  bool operator<(const Place& other) const { return offset < other.offset; }
};

class JournalRecords {
 public:
  // The key of the entry for `record`: the path, and behind zero bytes the hash and whether the
  // file failed.
  static std::string key(const FileRecord& record);

  // Takes an entry with such a key, or with a path alone.
  void apply(std::string_view key, Place place);

  // Nothing when the journal does not speak of the path.
  const Place* find(const std::string& path) const;

  // Those of paths that start with `start`; that had this hash at some time; that failed.
  std::vector<Place> below(const std::string& start) const;
  std::vector<Place> with(const std::string& hash) const;
  std::vector<Place> failing() const;

  // The hashes of all, in short (stored_records.h).
  void add_short_hashes(std::unordered_set<std::uint64_t>& hashes) const;

 private:
  using ByPath = std::map<std::string, Place>;

  ByPath by_path_;
  std::unordered_multimap<std::uint64_t, const ByPath::value_type*> by_hash_;
  std::unordered_set<const ByPath::value_type*> failing_;
};

}  // namespace briefkamer::indexer
