// Sorts what documents say by what they say it of, in bounded memory: entries come document by
// document, and are taken out key by key. When the memory is full, they are sorted and written to a
// file without a name as one run; the end is a merge of all runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/string_table.h"
#include "indexer/output_file.h"

namespace briefkamer::indexer {

// Of one key, in the order of documents.
struct RunEntry {
  std::uint32_t document = 0;
  std::uint32_t number = 0;
  std::string_view bytes;  // valid until the next call
};

struct RunGroup {
  std::string_view key;  // valid until the next call of next_group()
  std::uint64_t entries = 0;
  std::uint64_t sum = 0;  // of their numbers
};

// Throws DatabaseError when the disk cannot be written or read.
class PostingRuns {
 public:
  // The file stands in `folder` until it has lost its name. `memory` in bytes; at least 64 kB, at
  // most 2 GB.
  PostingRuns(const std::filesystem::path& folder, std::size_t memory);
  ~PostingRuns();

  // Of one key, documents must not descend.
  void add(std::string_view key, std::uint32_t document, std::uint32_t number,
           std::string_view bytes);

  // The groups in the order of the bytes of their keys, each once; nothing after the last. After
  // the first call nothing may be added.
  std::optional<RunGroup> next_group();

  // The next entry of the group; nothing after the last. All of them must be taken.
  bool next_entry(RunEntry& entry);

 private:
  class Cursor;
  struct Key {
    std::uint32_t entries = 0;
    std::uint64_t sum = 0;
  };
  struct Place {
    std::uint32_t key;
    std::uint32_t begin;  // in bytes_
  };

  std::size_t in_use() const;
  void spill();
  void write_group(std::uint32_t key, const std::uint32_t* begins);
  std::string_view entry_at(std::uint32_t begin) const;
  void start_merge();

  const std::size_t memory_;
  OutputFile file_;
  StringTable keys_;
  std::vector<Key> totals_;
  std::vector<Place> places_;
  std::string bytes_;
  std::vector<std::uint64_t> runs_;             // where each begins in the file
  std::vector<std::unique_ptr<Cursor>> heap_;   // by key, the least at the front
  std::vector<std::unique_ptr<Cursor>> group_;  // those that have the key of this group
  std::size_t taken_ = 0;                       // of group_
  std::string key_;
  bool merging_ = false;
};

}  // namespace briefkamer::indexer
