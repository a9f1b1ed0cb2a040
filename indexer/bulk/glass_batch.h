// Documents of a glass database, turned from what each document says into what each term is in:
// two sorted runs, and the entries of the tables that go by document.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/bulk/batch_space.h"
#include "indexer/bulk/bulk_writer.h"
#include "indexer/bulk/byte_buffer.h"
#include "indexer/bulk/deflater.h"
#include "indexer/bulk/glass_postlist.h"
#include "indexer/bulk/glass_version.h"
#include "indexer/bulk/posting_runs.h"
#include "indexer/bulk/shared_starts.h"

namespace briefkamer::indexer::glass {

class GlassBatch : public BulkBatch {
 public:
  // What the tables by document have of one.
  struct Document {
    std::string slots;  // second entry of termlist, of its values; empty for none
    std::string data;   // entry of docdata; empty for none
    bool deflated = false;
    std::uint32_t length = 0;
  };

  // `spaces` must outlive it.
  explicit GlassBatch(BatchSpaces& spaces) : spaces_(spaces), space_(spaces.take()) {}

  void add(const FlatDocument& document) override;
  void finish() override;

  // After finish(); documents have numbers from 1 in the runs.
  const std::vector<Document>& documents() const { return documents_; }
  // The first entry of termlist of a document, by its place in documents().
  std::string_view terms(std::size_t document) const { return lists_[document].terms.view(); }
  const Run& postings() const { return postings_run_; }
  const Run& positions() const { return positions_run_; }
  const std::map<std::uint32_t, ValueBounds>& values() const { return bounds_; }
  const Statistics& statistics() const { return statistics_; }

 private:
  struct Value {
    std::uint32_t document;
    std::string value;
  };

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // The term list of a document, with the last term that it has so far.
  struct alignas(32) TermList {
    std::uint32_t last_rank = kNone;  // among the terms of the batch, in their order
    std::uint32_t last_size = 0;
    ByteBuffer terms;
  };

  void add_terms(const FlatDocument& document);
  std::uint32_t pack(const FlatTerm& term, std::uint32_t& place);
  void add_values(const FlatDocument& document, Document& made);
  void add_data(const FlatDocument& document, Document& made);
  void begin_list(std::uint64_t length, std::size_t terms);
  void write_values();
  void write_lengths();
  void write_terms();
  void begin_term(std::string_view term, const TextTotal& total);
  void sort_by_text();
  void write_term(std::string_view term, std::uint32_t rank, std::span<const Posting> postings);

  const StringTable* texts_ = nullptr;
  BatchSpaces& spaces_;
  std::unique_ptr<BatchSpace> space_;                   // until finish()
  std::map<std::uint32_t, std::vector<Value>> values_;  // by slot
  std::map<std::uint32_t, ValueBounds> bounds_;
  std::vector<Document> documents_;
  std::vector<TermList> lists_;  // of documents_
  SharedStarts shared_;          // of terms, as finish() comes to them
  Statistics statistics_;
  Deflater deflater_;
  Run postings_run_;
  Run positions_run_;
  std::string key_;  // reused
};

}  // namespace briefkamer::indexer::glass
