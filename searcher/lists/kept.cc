#include "searcher/lists/kept.h"

namespace briefkamer::searcher {
namespace {

// What an entry takes beside its value and its key twice, with what memory is rounded up to.
constexpr std::size_t kEntryBytes = 288;

}  // namespace

std::shared_ptr<const void> Kept::find_any(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto known = known_.find(key);
  if (known == known_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, known->second);
  return known->second->value;
}

void Kept::put(const std::string& key, std::shared_ptr<const void> value, std::size_t bytes) {
  bytes += kEntryBytes + 2 * key.size();
  Entries forgotten;  // ends after the lock: freeing takes time
  const std::lock_guard lock(mutex_);
  const auto move_out = [&](Entries::iterator entry) {
    bytes_ -= entry->bytes;
    known_.erase(entry->key);
    forgotten.splice(forgotten.begin(), entries_, entry);
  };
  if (const auto known = known_.find(key); known != known_.end()) move_out(known->second);
  if (bytes > most_bytes_) return;
  while (bytes_ + bytes > most_bytes_) move_out(std::prev(entries_.end()));
  entries_.push_front({key, std::move(value), bytes});
  known_.emplace(key, entries_.begin());
  bytes_ += bytes;
}

std::size_t Kept::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace briefkamer::searcher
