#include "indexer/stored_records.h"

#include <xapian.h>

#include "corpus/hash.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kShort = 16;       // digits of a hash, and of a path's
constexpr std::size_t kInFull = 170;     // bytes of a path that stand in a key
constexpr std::string_view kCut = "//";  // which no path has

std::string path_key(std::string_view prefix, std::string_view path) {
  std::string key(prefix);
  key += path.substr(0, kInFull);
  if (path.size() > kInFull) (key += kCut) += corpus::sha256(path);
  return key;
}

std::string hash_key(std::string_view hash) {
  return std::string(kFileHashKey).append(hash.substr(0, kShort));
}

// Calls `visit` with each key that starts with `prefix`.
template <typename Visit>
void each_key(const Xapian::Database& database, const std::string& prefix, Visit visit) {
  const auto end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) visit(*key);
}

}  // namespace

std::string file_record_key(std::string_view path) {
  return path_key(kFileKey, path);
}

std::vector<std::pair<std::string, std::string>> record_entries(const FileRecord& record) {
  std::vector<std::pair<std::string, std::string>> entries;
  entries.emplace_back(file_record_key(record.path), to_value(record));
  if (!record.hash.empty()) {
    const std::string path = corpus::sha256(record.path).substr(0, kShort);
    entries.emplace_back(hash_key(record.hash) + path, record.path);
  }
  if (!record.failure.empty())
    entries.emplace_back(path_key(kFailedFileKey, record.path), record.path);
  return entries;
}

std::optional<FileRecord> stored_record(const Xapian::Database& database, const std::string& path) {
  const std::string value = database.get_metadata(file_record_key(path));
  return value.empty() ? std::nullopt : std::optional(file_record_from(value));
}

void each_stored_record(const Xapian::Database& database, const std::string& start,
                        const std::function<void(FileRecord&&)>& visit) {
  each_key(database, std::string(kFileKey) + start.substr(0, kInFull), [&](const auto& key) {
    FileRecord record = file_record_from(database.get_metadata(key));
    if (record.path.starts_with(start)) visit(std::move(record));
  });
}

std::vector<FileRecord> stored_records_with(const Xapian::Database& database,
                                            const std::string& hash) {
  std::vector<FileRecord> found;
  each_key(database, hash_key(hash), [&](const std::string& key) {
    auto record = stored_record(database, database.get_metadata(key));
    if (record && record->hash == hash) found.push_back(std::move(*record));
  });
  return found;
}

std::vector<FileRecord> stored_failures(const Xapian::Database& database) {
  std::vector<FileRecord> found;
  each_key(database, std::string(kFailedFileKey), [&](const std::string& key) {
    auto record = stored_record(database, database.get_metadata(key));
    if (record && !record->failure.empty()) found.push_back(std::move(*record));
  });
  return found;
}

std::uint64_t short_hash(std::string_view hash) {
  return std::hash<std::string_view>()(hash.substr(0, kShort));
}

void add_short_hashes(const Xapian::Database& database, std::unordered_set<std::uint64_t>& hashes) {
  each_key(database, std::string(kFileHashKey), [&](const std::string& key) {
    hashes.insert(short_hash(std::string_view(key).substr(kFileHashKey.size())));
  });
}

}  // namespace briefkamer::indexer
