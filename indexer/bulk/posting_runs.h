// Entries of documents under keys, in the order of keys: batches of documents are sorted by
// themselves into runs, which lie in a file without a name until they are merged. Memory is bounded
// however many there are.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/bulk/byte_buffer.h"
#include "indexer/output_file.h"

namespace briefkamer::indexer {

// Of one key, in the order of documents.
struct RunEntry {
  std::uint32_t document = 0;
  std::uint32_t number = 0;  // where the group has numbers
  std::string_view bytes;    // where it has bytes; valid until the next call
};

enum class Entries : std::uint8_t { kNumbers, kBytes };

struct RunGroup {
  std::string_view key;  // valid until the next call of next_group()
  std::uint64_t entries = 0;
  std::uint64_t sum = 0;  // of their numbers
  Entries kind = Entries::kNumbers;
};

// One run, made in memory.
class Run {
 public:
  // Keys must ascend; as many entries as it says must follow, in the order of documents and of the
  // kind that it says. A key has the same kind in all runs.
  void begin_group(const RunGroup& group) {
    bytes_.need(group.key.size() + 3 * glass::kLongestNumber);
    bytes_.put_number(group.key.size());
    bytes_.put(group.key);
    bytes_.put_number(group.entries << 1 | (group.kind == Entries::kBytes ? 1 : 0));
    bytes_.put_number(group.sum);
  }

  void add(std::uint32_t document, std::uint32_t number) {
    bytes_.need(2 * glass::kLongestNumber);
    bytes_.put_number(document);
    bytes_.put_number(number);
  }

  void add(std::uint32_t document, std::string_view bytes) {
    bytes_.need(2 * glass::kLongestNumber + bytes.size());
    bytes_.put_number(document);
    bytes_.put_number(bytes.size());
    bytes_.put(bytes);
  }

  // The same for bytes that `put` puts behind those that are there.
  void add_made(std::uint32_t document, const auto& put) {
    bytes_.need(2 * glass::kLongestNumber);
    bytes_.put_number(document);
    const std::size_t begin = bytes_.size() + 1;
    bytes_.put('\0');
    put(bytes_);
    bytes_.put_size_before(begin);
  }

  std::string_view bytes() const { return bytes_.view(); }

 private:
  glass::ByteBuffer bytes_;
};

// Throws DatabaseError when the disk cannot be written or read.
class PostingRuns {
 public:
  // The file stands at `path` until it has lost its name. `memory` in bytes, for reading back.
  PostingRuns(const std::filesystem::path& path, std::size_t memory);
  ~PostingRuns();

  // `before` is added to the numbers of its documents.
  void append(const Run& run, std::uint32_t before);

  // Bytes of all runs; and of those that were merged so far, which any thread may ask.
  std::uint64_t size() const { return file_.size(); }
  std::uint64_t taken() const { return bytes_taken_; }

  // The groups of all runs in the order of the bytes of their keys, each key once; nothing after
  // the last. After the first call nothing may be appended.
  std::optional<RunGroup> next_group();

  // The next entry of the group, those of earlier runs first; nothing after the last. All of them
  // must be taken.
  bool next_entry(RunEntry& entry);

 private:
  class Cursor;
  struct Stored {
    std::uint64_t begin;  // in the file
    std::uint32_t before;
  };

  // A run by its next key, of which the first bytes most often tell.
  struct Waiting {
    std::uint64_t start;
    Cursor* cursor;
  };
  static bool is_later(const Waiting& a, const Waiting& b);
  void start_merge();
  void wait(Cursor& cursor);

  const std::size_t memory_;
  OutputFile file_;
  std::vector<Stored> runs_;
  std::vector<std::unique_ptr<Cursor>> cursors_;  // of all runs
  std::vector<Waiting> heap_;                     // by key, the least at the front
  std::vector<Cursor*> group_;                    // those that have the key of this group
  std::size_t taken_ = 0;                         // of group_
  std::atomic<std::uint64_t> bytes_taken_ = 0;
  std::string key_;
  bool merging_ = false;
};

}  // namespace briefkamer::indexer
