// The files that a database knows, by path and by what is in them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/folder/file_record.h"
#include "indexer/folder/file_walk.h"

namespace briefkamer::indexer {

class KnownFiles {
 public:
  // In place of what was known of the path before.
  void remember(FileRecord record);
  void forget(const std::string& path);

  // Nothing for an unknown path. Valid until that one is forgotten.
  const FileRecord* find(const std::string& path) const;

  // Paths of files with this hash.
  std::vector<std::string> with_hash(const std::string& hash) const;

  // A short form of each hash; and of one.
  std::unordered_set<std::uint64_t> short_hashes() const;
  static std::uint64_t shortened(const std::string& hash);

  // All of them, in the order of paths.
  const std::map<std::string, FileRecord>& all() const { return files_; }

 private:
  void forget_hash(const std::string& path, const std::string& hash);

  std::map<std::string, FileRecord> files_;
  // From a short form of the hash to keys of files_: there may be a million.
  std::unordered_multimap<std::uint64_t, const std::string*> by_hash_;
};

// Whether the file is to be read again, as far as size and time tell; `known` may be none.
bool is_other(const FoundFile& file, const FileRecord* known);

}  // namespace briefkamer::indexer
