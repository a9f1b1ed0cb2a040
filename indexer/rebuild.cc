#include <xapian.h>

#include "corpus/citing/abbreviations.h"
#include "corpus/tagging/tagger.h"
#include "indexer/database_files.h"
#include "indexer/folder/update.h"
#include "indexer/generation_writer.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "indexer/stored_records.h"
#include "indexer/write_time.h"

namespace briefkamer::indexer {
namespace {

// The old generation, whatever its version: its letters are JSON and its records are lines.
class OldLetters {
 public:
  OldLetters(const Xapian::Database& from, const std::filesystem::path& generation,
             const corpus::Tagger& tagger)
      : from_(from), generation_(generation), tagger_(tagger), at_(from.postlist_begin("")) {}

  std::optional<StoredLetter> next() {
    if (at_ == from_.postlist_end("")) return std::nullopt;
    const Xapian::docid docid = *at_++;
    return StoredLetter{from_.get_document(docid).get_data(), docid};
  }

  corpus::Letter read(const StoredLetter& stored) const try {
    corpus::Letter letter = letter_from(stored.json);
    tagger_.tag(letter, letter.themes);
    letter.abbreviations = corpus::abbreviations_of(letter);
    return letter;
  } catch (const DatabaseError& error) {
    throw DatabaseError(generation_.string() + ": document " + std::to_string(stored.place) + ": " +
                        error.what() +
                        "; restore a copy of the database, or build it anew in another folder "
                        "with briefkamer-index update");
  }

 private:
  const Xapian::Database& from_;
  const std::filesystem::path& generation_;
  const corpus::Tagger& tagger_;
  Xapian::PostingIterator at_;
};

void copy_letters(const Xapian::Database& from, const std::filesystem::path& generation,
                  GenerationWriter& to, const corpus::Tagger& tagger, const WriteReports& reports) {
  OldLetters old(from, generation, tagger);
  to.add({[&] { return old.next(); }, [&](const auto& stored) { return old.read(stored); }},
         [&](std::size_t done, const std::string& id) { reports.wrote(done, id); });
}

void copy_records(const Xapian::Database& from, GenerationWriter& to) {
  each_stored_record(from, "", [&](const FileRecord& record) { to.add_record(record); });
  to.set_last_run(from.get_metadata(std::string(kLastRunKey)));
}

}  // namespace

std::size_t rebuild(const std::filesystem::path& database, const corpus::Vocabulary& vocabulary,
                    const ReportProgress& report,
                    const std::function<void(const std::string&)>& log) {
  if (!live_generation(database)) {
    throw DatabaseError(database.string() +
                        ": there is no database to rebuild; make one with briefkamer-index update");
  }
  const WriterLock lock(database);
  GenerationWriter writer(database, vocabulary.identity, log);
  // Looked up again: until the writer had its lock, another program could have switched.
  const auto live = live_generation(database);
  try {
    const Xapian::Database old(live.value().string());
    const WriteReports reports(report, old.get_doccount());
    copy_letters(old, *live, writer, corpus::Tagger(vocabulary), reports);
    copy_records(old, writer);
    writer.finish([&](double share) { reports.joined(share); });
    reports.joined(1);
  } catch (const Xapian::Error& error) {
    throw DatabaseError(live->string() + ": " + error.get_description());
  }
  return writer.letters();
}

}  // namespace briefkamer::indexer
