// Gives strings numbers in the order in which they first come, and keeps them in one stretch of
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

// The first eight bytes, zeros behind a shorter string, as a number that orders as they do.
std::uint64_t first_eight(std::string_view text);

class StringTable {
 public:
  StringTable();

  // The number of `text`, from 0; a new one when it was not met before.
  std::uint32_t number(std::string_view text);

  // The same, if it was met before.
  std::optional<std::uint32_t> find(std::string_view text) const;

  // Valid until the next call of number() or clear().
  std::string_view text(std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return {bytes_.data() + entry.begin, entry.length};
  }

  // For a string that is soon to be read: has memory bring where it begins.
  void look_ahead(std::uint32_t number) const {
    __builtin_prefetch(bytes_.data() + entries_[number].begin);
  }

  // Puts numbers in the order of the bytes of their strings.
  void sort(std::vector<std::uint32_t>& numbers) const;

  std::size_t size() const { return entries_.size(); }

  // Forgets the strings and keeps the memory.
  void clear();

 private:
  struct Entry {
    std::uint64_t begin;
    std::uint32_t length;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  // With the hash beside it, so that a slot of another string is passed without a look at it.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
  };

  static std::uint32_t hash(std::string_view text);
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two of them, at most half in use
};

}  // namespace briefkamer::indexer
