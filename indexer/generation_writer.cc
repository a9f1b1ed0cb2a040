#include "indexer/generation_writer.h"

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/database_files.h"
#include "indexer/letter_document.h"
#include "indexer/now.h"
#include "indexer/schema.h"
#include "indexer/stored_records.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

// What an interrupted run left is of no use.
fs::path emptied(const fs::path& generation) {
  std::error_code error;
  fs::remove_all(generation, error);
  if (error) throw DatabaseError(generation.string() + ": cannot be removed: " + error.message());
  return generation;
}

// Before anybody depends on it: whether Xapian opens it, and finds the letters in it.
void check(const fs::path& generation, std::size_t letters) try {
  const Xapian::Database made(generation.string());
  bool sound = made.get_doccount() == letters && made.get_lastdocid() == letters;
  if (sound && letters > 0) {
    for (const Xapian::docid docid : {Xapian::docid{1}, made.get_lastdocid()}) {
      const corpus::Letter letter = stored_letter(made.get_document(docid));
      const std::string term = id_term(letter.id);
      const auto found = made.postlist_begin(term);
      sound = sound && found != made.postlist_end(term) && *found == docid;
    }
  }
  if (!sound) throw DatabaseError(generation.string() + ": was not written as it should be");
} catch (const Xapian::Error& error) {
  throw DatabaseError(generation.string() + ": " + error.get_description());
}

}  // namespace

struct GenerationWriter::Impl {
  fs::path database;
  fs::path generation;
  std::unique_ptr<BulkWriter> bulk;
  BatchFiller filler;
  LetterDocuments documents = {};
  std::size_t letters = 0;

  Impl(const fs::path& folder, const BulkOptions& options,
       const std::function<void(const std::string&)>& log)
      : database(folder),
        generation(emptied(next_generation(folder))),
        bulk(bulk_writer(generation, options, log)),
        filler(*bulk) {}
};

GenerationWriter::GenerationWriter(const fs::path& database, const std::string& vocabulary,
                                   const std::function<void(const std::string&)>& log,
                                   const BulkOptions& options)
    : impl_(std::make_unique<Impl>(database, options, log)) {
  impl_->bulk->set_metadata(kSchemaKey, std::to_string(kSchemaVersion));
  impl_->bulk->set_metadata(kAnalyzerKey, analyzer_identity());
  impl_->bulk->set_metadata(kVocabularyKey, vocabulary);
  impl_->bulk->set_metadata(kMadeKey, now_utc());
}

GenerationWriter::~GenerationWriter() = default;

void GenerationWriter::add(const corpus::Letter& letter) {
  if (impl_->filler.at_start()) impl_->documents.forget_when_full();
  impl_->filler.add(impl_->documents.document(letter));
  ++impl_->letters;
}

void GenerationWriter::add(const StoredLetters& letters,
                           const std::function<void(std::size_t, const std::string&)>& report) {
  impl_->filler.finish();
  impl_->letters += add_letters(*impl_->bulk, letters, report);
}

void GenerationWriter::add_record(const FileRecord& record) {
  for (const auto& [key, value] : record_entries(record)) impl_->bulk->set_metadata(key, value);
}

void GenerationWriter::set_last_run(const std::string& report) {
  if (!report.empty()) impl_->bulk->set_metadata(kLastRunKey, report);
}

std::size_t GenerationWriter::letters() const {
  return impl_->letters;
}

void GenerationWriter::finish(const std::function<void(double share)>& report) {
  impl_->bulk->set_metadata(kUpdatedKey, now_utc());
  impl_->filler.finish();
  impl_->bulk->finish(report);
  check(impl_->generation, impl_->letters);
  publish_generation(impl_->database, impl_->generation);
}

}  // namespace briefkamer::indexer
