#include "indexer/bulk/bulk_writer.h"

#include "indexer/bulk/compacting_writer.h"
#include "indexer/bulk/glass_version.h"
#include "indexer/bulk/glass_writer.h"

namespace briefkamer::indexer {

void BatchFiller::add(const FlatDocument& document) {
  if (!batch_) batch_ = writer_.new_batch();
  batch_->add(document);
  ++size_.documents;
  size_.data += document.data.size();
  const BatchSize most = writer_.batch_size();
  if (size_.documents >= most.documents || size_.data >= most.data) finish();
}

void BatchFiller::finish() {
  if (!batch_) return;
  batch_->finish();
  writer_.append(std::move(batch_));
  size_ = {};
}

std::unique_ptr<BulkWriter> direct_writer(const std::filesystem::path& folder,
                                          const BulkOptions& options) {
  return std::make_unique<glass::GlassWriter>(folder, options);
}

std::unique_ptr<BulkWriter> compacting_writer(const std::filesystem::path& folder,
                                              const BulkOptions& options) {
  return std::make_unique<CompactingWriter>(folder, options);
}

std::unique_ptr<BulkWriter> bulk_writer(const std::filesystem::path& folder,
                                        const BulkOptions& options,
                                        const std::function<void(const std::string&)>& log) {
  if (glass::is_known_format(folder)) return direct_writer(folder, options);
  if (log)
    log("the installed Xapian writes databases in a way that this program does not know; it "
        "builds the new one by Xapian's own hand, which takes several times as long");
  return compacting_writer(folder, options);
}

}  // namespace briefkamer::indexer
