// Writes a whole new database of documents that come one after the other: much faster than adding
// them to one that exists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/bulk/flat_document.h"

namespace briefkamer::indexer {

struct BulkOptions {
  std::uint32_t block_size = 8192;             // of the tables: a power of two from 2048 to 65536
  std::size_t memory = std::size_t{32} << 20;  // bytes, about, of a batch that is made ready
};

// Documents that stand one behind the other. It is made ready by itself, so that several threads
// may each work at one of their own.
class BulkBatch {
 public:
  virtual ~BulkBatch() = default;

  // The texts of all documents of a batch are the same table, which may grow, until finish().
  virtual void add(const FlatDocument& document) = 0;

  // Makes it ready. Nothing may be added after it.
  virtual void finish() = 0;
};

// After how much a batch is to be ended. A larger one takes more memory; one that is many times as
// large may be refused.
struct BatchSize {
  std::size_t documents = 0;
  std::size_t data = 0;  // bytes of the data of its documents
};

// Every function throws DatabaseError when the disk cannot be written, or when something does not
// fit in a database. Until finish() has returned the folder holds no database. One thread at a
// time, except for new_batch().
class BulkWriter {
 public:
  virtual ~BulkWriter() = default;

  // A batch without documents, which the writer must outlive.
  virtual std::unique_ptr<BulkBatch> new_batch() = 0;
  virtual BatchSize batch_size() const = 0;

  // Appends the documents of a batch of this writer that is finished. The first document of all
  // gets number 1, the next one 2.
  virtual void append(std::unique_ptr<BulkBatch> batch) = 0;

  // In place of what was set for the key before; an empty value takes it away.
  virtual void set_metadata(std::string_view key, std::string_view value) = 0;

  // Returns when the database is on the disk. Nothing may be called after it. `report` is told now
  // and then which share of it is done, and may be empty.
  virtual void finish(const std::function<void(double share)>& report) = 0;
  void finish() { finish({}); }
};

// Puts documents that come one by one, of one thread, into batches of a writer.
class BatchFiller {
 public:
  explicit BatchFiller(BulkWriter& writer) : writer_(writer) {}

  void add(const FlatDocument& document);

  // Whether the next document begins a batch, so that it may have another table of texts.
  bool at_start() const { return !batch_; }

  // Appends what was added.
  void finish();

 private:
  BulkWriter& writer_;
  std::unique_ptr<BulkBatch> batch_;
  BatchSize size_;
};

// Two ways to the same database, in `folder`, which is made and must not be read by anybody.
// Tables written directly: the fast one.
std::unique_ptr<BulkWriter> direct_writer(const std::filesystem::path& folder,
                                          const BulkOptions& options);
// Many small databases by Xapian's own hand, then one of them all.
std::unique_ptr<BulkWriter> compacting_writer(const std::filesystem::path& folder,
                                              const BulkOptions& options);

// The fast one where the installed Xapian writes databases as it does; otherwise the other, after
// a sentence to `log` that says so.
std::unique_ptr<BulkWriter> bulk_writer(const std::filesystem::path& folder,
                                        const BulkOptions& options,
                                        const std::function<void(const std::string&)>& log);

}  // namespace briefkamer::indexer
