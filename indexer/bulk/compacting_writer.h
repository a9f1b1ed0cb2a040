// The way to a whole new database that knows nothing of its format: small databases, filled and
// then compacted into larger ones by Xapian.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "indexer/bulk/bulk_writer.h"

namespace briefkamer::indexer {

class CompactingWriter : public BulkWriter {
 public:
  CompactingWriter(std::filesystem::path folder, const BulkOptions& options);
  ~CompactingWriter() override;

  std::unique_ptr<BulkBatch> new_batch() override;
  BatchSize batch_size() const override;
  void append(std::unique_ptr<BulkBatch> batch) override;
  void set_metadata(std::string_view key, std::string_view value) override;
  void finish(const std::function<void(double share)>& report) override;

 private:
  class Small;
  // A database of several parts: 0 were filled, 1 made of those, and so on.
  struct Part {
    std::filesystem::path folder;
    int rank = 0;
  };

  std::filesystem::path next_folder();
  void join_parts();

  const std::filesystem::path folder_;
  const BulkOptions options_;
  std::unique_ptr<Small> metadata_;  // without documents
  std::vector<Part> parts_;          // in the order of their documents
  std::atomic<unsigned> made_ = 0;
};

}  // namespace briefkamer::indexer
