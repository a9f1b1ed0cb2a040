#include "indexer/folder/update_writer.h"

#include "indexer/database_files.h"
#include "indexer/folder/changed_files.h"
#include "indexer/index_writer.h"
#include "indexer/journal_writer.h"

namespace briefkamer::indexer {
namespace {

// To write a letter by itself takes at least as long as to write so many of a whole generation.
constexpr std::size_t kWorthOfOne = 8;

bool is_worth_a_generation(const LetterWriter& writer, std::size_t changed) {
  return changed >= kManyFiles && changed * kWorthOfOne >= writer.letters();
}

}  // namespace

std::unique_ptr<LetterWriter> update_writer(const UpdateOptions& options, const Walk& walk,
                                            const std::string& vocabulary, ReportProgress written,
                                            std::vector<const FoundFile*>& changed) {
  const std::filesystem::path& database = options.database;
  if (live_generation(database) && !JournalWriter::was_interrupted(database, vocabulary)) {
    auto writer = std::make_unique<IndexWriter>(database, vocabulary);
    JournalWriter::remove_journal(database);
    changed = changed_files(*writer, walk, options.reread);
    if (!is_worth_a_generation(*writer, changed.size())) return writer;
  }
  auto writer = std::make_unique<JournalWriter>(database, vocabulary, std::move(written),
                                                options.log, options.stop);
  changed = changed_files(*writer, walk, options.reread);
  return writer;
}

}  // namespace briefkamer::indexer
