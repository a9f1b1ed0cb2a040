#include "indexer/bulk/compacting_writer.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/database_files.h"
#include "indexer/xapian_document.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kDocuments = 250;  // of a small database: its trees still fit in the cache
constexpr std::size_t kJoined = 32;   // parts that are made into one; each has five open files

[[noreturn]] void fail(const fs::path& folder, const Xapian::Error& error) {
  throw DatabaseError(folder.string() + ": " + error.get_description());
}

void compact(const std::vector<fs::path>& parts, const fs::path& to, std::uint32_t block_size) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(to.string(), Xapian::DBCOMPACT_MULTIPASS | Xapian::Compactor::FULL,
              static_cast<int>(block_size));
}

}  // namespace

// A batch is a small database.
class CompactingWriter::Small : public BulkBatch {
 public:
  Small(fs::path path, std::uint32_t block_size) try
      : folder_(std::move(path)),
        xapian_(folder_.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC,
                static_cast<int>(block_size)) {
  } catch (const Xapian::Error& error) {
    throw DatabaseError("a small database: " + error.get_description());
  }

  void add(const FlatDocument& document) override try {
    xapian_.add_document(xapian_document(document));
  } catch (const Xapian::Error& error) {
    fail(folder_, error);
  }

  void set_metadata(std::string_view key, std::string_view value) {
    xapian_.set_metadata(std::string(key), std::string(value));
  }

  void finish() override try {
    xapian_.commit();
    xapian_.close();
  } catch (const Xapian::Error& error) {
    fail(folder_, error);
  }

  const fs::path& folder() const { return folder_; }

 private:
  const fs::path folder_;
  Xapian::WritableDatabase xapian_;
};

CompactingWriter::CompactingWriter(fs::path folder, const BulkOptions& options)
    : folder_(std::move(folder)), options_(options) {
  std::error_code error;
  fs::create_directories(folder_ / "parts", error);
  if (error) throw DatabaseError(folder_.string() + ": cannot be made: " + error.message());
  metadata_ = std::make_unique<Small>(folder_ / "parts" / "metadata", options_.block_size);
}

CompactingWriter::~CompactingWriter() = default;

fs::path CompactingWriter::next_folder() {
  return folder_ / "parts" / std::to_string(made_++);
}

std::unique_ptr<BulkBatch> CompactingWriter::new_batch() {
  return std::make_unique<Small>(next_folder(), options_.block_size);
}

BatchSize CompactingWriter::batch_size() const {
  return {kDocuments, options_.memory};
}

void CompactingWriter::append(std::unique_ptr<BulkBatch> batch) try {
  parts_.push_back({dynamic_cast<const Small&>(*batch).folder(), 0});
  join_parts();
} catch (const Xapian::Error& error) {
  fail(folder_, error);
}

void CompactingWriter::set_metadata(std::string_view key, std::string_view value) try {
  metadata_->set_metadata(key, value);
} catch (const Xapian::Error& error) {
  fail(folder_, error);
}

// As many parts of the same rank as are joined become one of the next.
void CompactingWriter::join_parts() {
  while (parts_.size() >= kJoined) {
    const int rank = parts_.back().rank;
    const auto first = parts_.end() - kJoined;
    if (first->rank != rank) return;
    const Part joined{next_folder(), rank + 1};
    std::vector<fs::path> folders;
    for (auto part = first; part != parts_.end(); ++part) folders.push_back(part->folder);
    compact(folders, joined.folder, options_.block_size);
    for (const fs::path& folder : folders) fs::remove_all(folder);
    parts_.erase(first, parts_.end());
    parts_.push_back(joined);
  }
}

// Xapian does not tell how far it is.
void CompactingWriter::finish(const std::function<void(double share)>&) try {
  metadata_->finish();
  std::vector<fs::path> folders;
  folders.reserve(parts_.size() + 1);
  for (const Part& part : parts_) folders.push_back(part.folder);
  folders.push_back(metadata_->folder());
  compact(folders, folder_, options_.block_size);
  std::error_code error;
  fs::remove_all(folder_ / "parts", error);
  if (error)
    throw DatabaseError((folder_ / "parts").string() + ": cannot be removed: " + error.message());
} catch (const Xapian::Error& error) {
  fail(folder_, error);
}

}  // namespace briefkamer::indexer
