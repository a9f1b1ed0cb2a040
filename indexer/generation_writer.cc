#include "indexer/generation_writer.h"

#include "indexer/analysis/analyzer.h"
#include "indexer/database_files.h"
#include "indexer/letter_document.h"
#include "indexer/now.h"
#include "indexer/schema.h"

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

}  // namespace

struct GenerationWriter::Impl {
  fs::path database;
  WriterLock lock;
  fs::path generation;
  std::unique_ptr<BulkWriter> bulk;
  BatchFiller filler;
  LetterDocuments documents = {};
  std::size_t letters = 0;

  Impl(const fs::path& folder, const BulkOptions& options,
       const std::function<void(const std::string&)>& log)
      : database(folder),
        lock(folder),
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

void GenerationWriter::set_record(const FileRecord& record) {
  impl_->bulk->set_metadata(file_record_key(record.path), to_value(record));
}

void GenerationWriter::set_last_run(const std::string& report) {
  if (!report.empty()) impl_->bulk->set_metadata(kLastRunKey, report);
}

std::size_t GenerationWriter::letters() const {
  return impl_->letters;
}

void GenerationWriter::finish() {
  impl_->bulk->set_metadata(kUpdatedKey, now_utc());
  impl_->filler.finish();
  impl_->bulk->finish();
  publish_generation(impl_->database, impl_->generation);
}

}  // namespace briefkamer::indexer
