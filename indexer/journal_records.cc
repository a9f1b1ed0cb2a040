#include "indexer/journal_records.h"

#include <set>

#include "indexer/stored_records.h"

namespace briefkamer::indexer {
namespace {

constexpr char kFailed = '!';

}  // namespace

std::string JournalRecords::key(const FileRecord& record) {
  std::string key = record.path + '\0' + record.hash + '\0';
  if (!record.failure.empty()) key += kFailed;
  return key;
}

void JournalRecords::apply(std::string_view key, Place place) {
  const std::string_view path = key.substr(0, key.find('\0'));
  const ByPath::value_type& entry = *by_path_.insert_or_assign(std::string(path), place).first;
  failing_.erase(&entry);
  if (path.size() == key.size()) return;
  key.remove_prefix(path.size() + 1);
  const std::string_view hash = key.substr(0, key.find('\0'));
  if (!hash.empty()) by_hash_.emplace(short_hash(hash), &entry);
  if (key.ends_with(kFailed)) failing_.insert(&entry);
}

const Place* JournalRecords::find(const std::string& path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &found->second;
}

std::vector<Place> JournalRecords::below(const std::string& start) const {
  std::vector<Place> places;
  for (auto at = by_path_.lower_bound(start); at != by_path_.end(); ++at) {
    if (!at->first.starts_with(start)) break;
    if (at->second.size > 0) places.push_back(at->second);
  }
  return places;
}

std::vector<Place> JournalRecords::with(const std::string& hash) const {
  std::set<Place> places;  // a path may have come back to the hash that it had
  const auto [first, last] = by_hash_.equal_range(short_hash(hash));
  for (auto at = first; at != last; ++at)
    if (at->second->second.size > 0) places.insert(at->second->second);
  return {places.begin(), places.end()};
}

std::vector<Place> JournalRecords::failing() const {
  std::vector<Place> places;
  places.reserve(failing_.size());
  for (const ByPath::value_type* entry : failing_) places.push_back(entry->second);
  return places;
}

void JournalRecords::add_short_hashes(std::unordered_set<std::uint64_t>& hashes) const {
  for (const auto& [hash, entry] : by_hash_) hashes.insert(hash);
}

}  // namespace briefkamer::indexer
