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

#include "indexer/bulk/bulk_writer.h"
#include "indexer/bulk/glass_postlist.h"
#include "indexer/bulk/glass_table.h"
#include "indexer/bulk/glass_version.h"
#include "indexer/bulk/posting_runs.h"

namespace briefkamer::indexer::glass {

class GlassWriter : public BulkWriter {
 public:
  GlassWriter(const std::filesystem::path& folder, const BulkOptions& options);

  void add(const FlatDocument& document) override;
  void set_metadata(std::string_view key, std::string_view value) override;
  void finish() override;

 private:
  void add_terms(const FlatDocument& document);
  void add_values(const FlatDocument& document);
  void count_length(std::uint32_t length);

  const std::filesystem::path folder_;
  PostingRuns runs_;
  TableWriter postlist_;
  TableWriter position_;
  TableWriter termlist_;
  TableWriter docdata_;
  std::map<std::uint32_t, ValueBounds> values_;  // by slot
  Statistics statistics_;
  std::vector<FlatTerm> terms_;  // of one document, in order
  std::string key_;              // reused, as are these
  std::string tag_;
  std::string positions_;
};

}  // namespace briefkamer::indexer::glass
