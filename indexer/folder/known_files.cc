#include "indexer/folder/known_files.h"

#include <functional>
#include <utility>

namespace briefkamer::indexer {

void KnownFiles::remember(FileRecord record) {
  const auto [place, fresh] = files_.try_emplace(record.path);
  if (!fresh) forget_hash(place->first, place->second.hash);
  place->second = std::move(record);
  const std::string& hash = place->second.hash;
  if (!hash.empty()) by_hash_.emplace(shortened(hash), &place->first);
}

void KnownFiles::forget(const std::string& path) {
  const auto place = files_.find(path);
  if (place == files_.end()) return;
  forget_hash(place->first, place->second.hash);
  files_.erase(place);
}

void KnownFiles::forget_hash(const std::string& path, const std::string& hash) {
  const auto [first, last] = by_hash_.equal_range(shortened(hash));
  for (auto it = first; it != last; ++it) {
    if (*it->second != path) continue;
    by_hash_.erase(it);
    return;
  }
}

const FileRecord* KnownFiles::find(const std::string& path) const {
  const auto place = files_.find(path);
  return place == files_.end() ? nullptr : &place->second;
}

std::vector<std::string> KnownFiles::with_hash(const std::string& hash) const {
  std::vector<std::string> paths;
  const auto [first, last] = by_hash_.equal_range(shortened(hash));
  for (auto it = first; it != last; ++it) {
    if (files_.at(*it->second).hash == hash) paths.push_back(*it->second);
  }
  return paths;
}

std::unordered_set<std::uint64_t> KnownFiles::short_hashes() const {
  std::unordered_set<std::uint64_t> hashes;
  for (const auto& [hash, path] : by_hash_) hashes.insert(hash);
  return hashes;
}

std::uint64_t KnownFiles::shortened(const std::string& hash) {
  return std::hash<std::string>()(hash);
}

bool is_other(const FoundFile& file, const FileRecord* known) {
  if (known == nullptr || known->hash.empty() || !known->failure.empty()) return true;
  return known->size != file.size || known->modified != file.modified;
}

}  // namespace briefkamer::indexer
