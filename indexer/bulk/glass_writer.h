// Writes a glass database, Xapian's own kind, without Xapian: tables from left to right, each block
// full, as xapian-compact leaves them. A folder with these files:
//
//   postlist.glass   00 C0 name                what is set for a name
//                    00 D0 slot                of a value slot: documents, least and greatest value
//                    00 D8 slot document       values, in chunks that start with this document
//                    00 E0 [document]          lengths of documents, in chunks
//                    term [00 document]        documents of a term with frequencies, in chunks
//   position.glass   term 00 document          positions, as a stream of bits
//   termlist.glass   document                  length, and terms with frequencies
//                    document 00               slots in which it has a value
//   docdata.glass    document                  data
//   iamglass         where the tables begin, and statistics: written last
//
// A chunk of postings: the first has number of documents, sum of frequencies and first document
// less one; then each has whether it is the last one, the last document less the first, and
// frequency, distance less one, frequency, distance less one, … Numbers are as in glass_numbers.h.
// Fact source: the documentation and sources of Xapian's glass backend.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "indexer/bulk/bulk_writer.h"
#include "indexer/bulk/glass_batch.h"
#include "indexer/bulk/glass_table.h"
#include "indexer/bulk/glass_version.h"

namespace briefkamer::indexer::glass {

class GlassWriter : public BulkWriter {
 public:
  GlassWriter(const std::filesystem::path& folder, const BulkOptions& options);

  std::unique_ptr<BulkBatch> new_batch() override;
  BatchSize batch_size() const override;
  void append(std::unique_ptr<BulkBatch> batch) override;
  void set_metadata(std::string_view key, std::string_view value) override;
  void finish(const std::function<void(double share)>& report) override;

 private:
  void add_document(const GlassBatch::Document& document, std::string_view terms);
  void take(const Statistics& batch);
  void write_metadata();

  const std::filesystem::path folder_;
  const BulkOptions options_;
  PostingRuns postings_;
  PostingRuns positions_;
  TableWriter postlist_;
  TableWriter position_;
  TableWriter termlist_;
  TableWriter docdata_;
  std::map<std::string, std::string> metadata_;  // by its key in the table; not yet in a run
  std::size_t metadata_bytes_ = 0;
  std::map<std::uint32_t, ValueBounds> values_;  // by slot
  Statistics statistics_;
  std::string key_;  // reused
  BatchSpaces spaces_;
};

}  // namespace briefkamer::indexer::glass
