// What was read or worked out before, the most recently used of it, as far as a bound of memory
// allows. A value is put in when it is whole and never changed afterwards; whoever has one keeps it
// alive, also when it is forgotten here. Safe to use from many threads at once.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace briefkamer::searcher {

class Kept {
 public:
  explicit Kept(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Nothing when it is not there. Whoever asks for a key knows the type of its value.
  template <typename T>
  std::shared_ptr<const T> find(const std::string& key) {
    return std::static_pointer_cast<const T>(find_any(key));
  }

  // In place of what has the key. `bytes` are those of the value, its object included. Not kept
  // when it alone is over the bound.
  void put(const std::string& key, std::shared_ptr<const void> value, std::size_t bytes);

  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const void> value;
    std::size_t bytes = 0;
  };
  using Entries = std::list<Entry>;

  std::shared_ptr<const void> find_any(const std::string& key);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  Entries entries_;  // guarded by mutex_, as all below; the most recently used first
  std::unordered_map<std::string, Entries::iterator> known_;
  std::size_t bytes_ = 0;
};

}  // namespace briefkamer::searcher
