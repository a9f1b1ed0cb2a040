#include <xapian.h>

#include "corpus/citing/abbreviations.h"
#include "corpus/tagging/tagger.h"
#include "indexer/database_files.h"
#include "indexer/folder/update.h"
#include "indexer/generation_writer.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

corpus::Letter letter_at(const Xapian::Database& from, Xapian::docid docid,
                         const std::filesystem::path& generation) try {
  return stored_letter(from.get_document(docid));
} catch (const DatabaseError& error) {
  throw DatabaseError(generation.string() + ": document " + std::to_string(docid) + ": " +
                      error.what() +
                      "; restore a copy of the database, or build it anew in another folder with "
                      "briefkamer-index update");
}

// The old generation, whatever its version: its letters are JSON and its records are lines.
void copy_letters(const Xapian::Database& from, const std::filesystem::path& generation,
                  GenerationWriter& to, const corpus::Tagger& tagger,
                  const std::function<void(const UpdateProgress&)>& report) {
  UpdateProgress progress{0, from.get_doccount(), {}};
  for (auto it = from.postlist_begin(""); it != from.postlist_end(""); ++it) {
    corpus::Letter letter = letter_at(from, *it, generation);
    progress.current = letter.id;
    if (report) report(progress);
    tagger.tag(letter, letter.themes);
    letter.abbreviations = corpus::abbreviations_of(letter);
    to.add(letter);
    ++progress.done;
  }
  if (report) report({progress.total, progress.total, {}});
}

void copy_records(const Xapian::Database& from, GenerationWriter& to) {
  const std::string prefix(kFileKey);
  for (auto it = from.metadata_keys_begin(prefix); it != from.metadata_keys_end(prefix); ++it)
    to.set_record(file_record_from(from.get_metadata(*it)));
  to.set_last_run(from.get_metadata(std::string(kLastRunKey)));
}

}  // namespace

std::size_t rebuild(const std::filesystem::path& database, const corpus::Vocabulary& vocabulary,
                    const std::function<void(const UpdateProgress&)>& report,
                    const std::function<void(const std::string&)>& log) {
  if (!live_generation(database)) {
    throw DatabaseError(database.string() +
                        ": there is no database to rebuild; make one with briefkamer-index update");
  }
  GenerationWriter writer(database, vocabulary.identity, log);
  // Looked up again: until the writer had its lock, another program could have switched.
  const auto live = live_generation(database);
  try {
    const Xapian::Database old(live.value().string());
    copy_letters(old, *live, writer, corpus::Tagger(vocabulary), report);
    copy_records(old, writer);
  } catch (const Xapian::Error& error) {
    throw DatabaseError(live->string() + ": " + error.get_description());
  }
  writer.finish();
  return writer.letters();
}

}  // namespace briefkamer::indexer
