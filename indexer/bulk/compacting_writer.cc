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

struct CompactingWriter::Open {
  fs::path folder;
  Xapian::WritableDatabase xapian;

  Open(fs::path path, std::uint32_t block_size)
      : folder(std::move(path)),
        xapian(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC,
               static_cast<int>(block_size)) {}
};

CompactingWriter::CompactingWriter(fs::path folder, const BulkOptions& options)
    : folder_(std::move(folder)), options_(options) {
  std::error_code error;
  fs::create_directories(folder_ / "parts", error);
  if (error) throw DatabaseError(folder_.string() + ": cannot be made: " + error.message());
  try {
    metadata_ = std::make_unique<Open>(folder_ / "parts" / "metadata", options_.block_size);
  } catch (const Xapian::Error& failure) {
    fail(folder_, failure);
  }
}

CompactingWriter::~CompactingWriter() = default;

fs::path CompactingWriter::next_folder() {
  return folder_ / "parts" / std::to_string(made_++);
}

void CompactingWriter::add(const FlatDocument& document) try {
  if (!part_) part_ = std::make_unique<Open>(next_folder(), options_.block_size);
  part_->xapian.add_document(xapian_document(document));
  if (part_->xapian.get_doccount() >= kDocuments) close_part();
} catch (const Xapian::Error& error) {
  fail(folder_, error);
}

void CompactingWriter::set_metadata(std::string_view key, std::string_view value) try {
  metadata_->xapian.set_metadata(std::string(key), std::string(value));
} catch (const Xapian::Error& error) {
  fail(folder_, error);
}

void CompactingWriter::close_part() {
  part_->xapian.commit();
  part_->xapian.close();
  parts_.push_back({part_->folder, 0});
  part_.reset();
  join_parts();
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

void CompactingWriter::finish() try {
  if (part_) close_part();
  metadata_->xapian.commit();
  metadata_->xapian.close();
  std::vector<fs::path> folders;
  for (const Part& part : parts_) folders.push_back(part.folder);
  folders.push_back(metadata_->folder);
  compact(folders, folder_, options_.block_size);
  fs::remove_all(folder_ / "parts");
} catch (const Xapian::Error& error) {
  fail(folder_, error);
}

}  // namespace briefkamer::indexer
