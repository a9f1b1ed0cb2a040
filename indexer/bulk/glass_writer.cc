#include "indexer/bulk/glass_writer.h"

#include <algorithm>
#include <chrono>
#include <future>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kMostDocuments = 0xFFFFFFFE;
constexpr std::size_t kMostMetadata = 8 << 20;  // bytes that wait to become a run
constexpr std::size_t kBatchDocuments = 4096;
constexpr std::chrono::milliseconds kBetweenReports{100};
constexpr std::size_t kMemoryOfData = 6;  // bytes that a batch takes for each of data

fs::path made(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw DatabaseError(folder.string() + ": cannot be made: " + error.message());
  return folder;
}

}  // namespace

GlassWriter::GlassWriter(const fs::path& folder, const BulkOptions& options)
    : folder_(made(folder)),
      options_(options),
      postings_(folder_ / "postings.tmp", options.memory),
      positions_(folder_ / "positions.tmp", options.memory),
      postlist_(folder_ / "postlist.glass", options.block_size, kNeverCompress, true),
      position_(folder_ / "position.glass", options.block_size, kNeverCompress, false),
      // Small as they are, compressing them would take more time than all else here, for 6 %.
      termlist_(folder_ / "termlist.glass", options.block_size, kCompressFrom, true),
      docdata_(folder_ / "docdata.glass", options.block_size, kCompressFrom, false) {}

std::unique_ptr<BulkBatch> GlassWriter::new_batch() {
  return std::make_unique<GlassBatch>(spaces_);
}

BatchSize GlassWriter::batch_size() const {
  return {kBatchDocuments, options_.memory / kMemoryOfData};
}

void GlassWriter::append(std::unique_ptr<BulkBatch> batch) {
  const auto& made = dynamic_cast<const GlassBatch&>(*batch);
  if (made.documents().size() > kMostDocuments - statistics_.documents)
    throw DatabaseError(folder_.string() + ": has room for no more documents");
  postings_.append(made.postings(), statistics_.documents);
  positions_.append(made.positions(), statistics_.documents);
  for (std::size_t i = 0; i < made.documents().size(); ++i)
    add_document(made.documents()[i], made.terms(i));
  for (const auto& [slot, bounds] : made.values()) {
    ValueBounds& all = values_[slot];
    if (all.documents == 0 || bounds.least < all.least) all.least = bounds.least;
    all.greatest = std::max(all.greatest, bounds.greatest);
    all.documents += bounds.documents;
  }
  take(made.statistics());
}

void GlassWriter::add_document(const GlassBatch::Document& document, std::string_view terms) {
  ++statistics_.documents;
  key_.clear();
  append_sortable(key_, statistics_.documents);
  if (!document.data.empty()) docdata_.add(key_, document.data, document.deflated);
  termlist_.add(key_, terms);
  if (document.slots.empty()) return;
  key_ += '\0';
  termlist_.add(key_, document.slots);
}

// But for the number of documents.
void GlassWriter::take(const Statistics& batch) {
  statistics_.total_length += batch.total_length;
  statistics_.longest = std::max(statistics_.longest, batch.longest);
  statistics_.highest_frequency = std::max(statistics_.highest_frequency, batch.highest_frequency);
  const bool first = statistics_.shortest == 0;
  if (batch.shortest > 0 && (first || batch.shortest < statistics_.shortest))
    statistics_.shortest = batch.shortest;
}

void GlassWriter::set_metadata(std::string_view key, std::string_view value) {
  std::string stored = metadata_key(key);
  if (key.empty() || stored.size() > kLongestKey)
    throw DatabaseError(folder_.string() + ": a key is empty or too long");
  metadata_bytes_ += stored.size() + value.size();
  metadata_[std::move(stored)] = value;
  if (metadata_bytes_ > kMostMetadata) write_metadata();
}

void GlassWriter::write_metadata() {
  Run run;
  for (const auto& [key, value] : metadata_) {
    run.begin_group({key, 1, 0, Entries::kBytes});
    run.add(0, value);
  }
  postings_.append(run, 0);
  metadata_.clear();
  metadata_bytes_ = 0;
}

void GlassWriter::finish(const std::function<void(double share)>& report) {
  write_metadata();
  const double bytes = static_cast<double>(postings_.size() + positions_.size());
  Version version;
  auto position = std::async(std::launch::async, [this] {
    write_positions(positions_, position_);
    return position_.finish();
  });
  auto postlist = std::async(std::launch::async, [this] {
    write_postings(postings_, values_, postlist_);
    return postlist_.finish();
  });
  for (auto* table : {&position, &postlist}) {
    while (table->wait_for(kBetweenReports) != std::future_status::ready)
      if (report && bytes > 0)
        report(static_cast<double>(postings_.taken() + positions_.taken()) / bytes);
  }
  version.postlist = postlist.get();
  version.docdata = docdata_.finish();
  version.termlist = termlist_.finish();
  version.position = position.get();
  version.identity = new_identity();
  version.statistics = statistics_;
  write_version(folder_, version);
}

}  // namespace briefkamer::indexer::glass
