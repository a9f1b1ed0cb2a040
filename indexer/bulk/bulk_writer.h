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
  std::size_t memory = std::size_t{64} << 20;  // bytes for sorting; what does not fit goes to disk
};

// Every function throws DatabaseError when the disk cannot be written, or when something does not
// fit in a database. Until finish() has returned the folder holds no database.
class BulkWriter {
 public:
  virtual ~BulkWriter() = default;

  // The first document gets number 1, the next one 2.
  virtual void add(const FlatDocument& document) = 0;

  // In place of what was set for the key before; an empty value takes it away.
  virtual void set_metadata(std::string_view key, std::string_view value) = 0;

  // Returns when the database is on the disk. Nothing may be called after it.
  virtual void finish() = 0;
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
