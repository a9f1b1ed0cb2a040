// The records of files in the metadata of a generation: found by path, in the order of paths, by
// what is in the file, and those of files that failed, each without a look at the others.
//
//   file:/a/b.txt            the record (folder/file_record.h)
//   hash:HASH-AND-PATH       the path, where the record has a hash
//   failed:/a/b.txt          the path, where it has a failure
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/folder/file_record.h"

namespace Xapian {
class Database;
}

namespace briefkamer::indexer {

// The key of the record itself. Keys of paths are in the order of paths, but for very long ones.
std::string file_record_key(std::string_view path);

// Key and value of each entry of a record.
std::vector<std::pair<std::string, std::string>> record_entries(const FileRecord& record);

// All of these throw Xapian::Error, and DatabaseError for a record that is damaged.
std::optional<FileRecord> stored_record(const Xapian::Database& database, const std::string& path);

// Calls `visit` with the record of each file whose path starts with `start`.
void each_stored_record(const Xapian::Database& database, const std::string& start,
                        const std::function<void(FileRecord&&)>& visit);

// The files whose record has this hash.
std::vector<FileRecord> stored_records_with(const Xapian::Database& database,
                                            const std::string& hash);

// The files whose record has a failure.
std::vector<FileRecord> stored_failures(const Xapian::Database& database);

// A short form of a hash; and of all that are stored, to which it adds.
std::uint64_t short_hash(std::string_view hash);
void add_short_hashes(const Xapian::Database& database, std::unordered_set<std::uint64_t>& hashes);

}  // namespace briefkamer::indexer
