#include "indexer/folder/update_writer.h"

#include <algorithm>

#include "indexer/database_files.h"
#include "indexer/folder/known_files.h"
#include "indexer/index_writer.h"

namespace briefkamer::indexer {
namespace {

// To write a letter by itself takes at least as long as to write so many of a whole generation.
constexpr std::size_t kWorthOfOne = 8;
constexpr std::size_t kManyFiles = 500;  // fewer are soon written one by one

bool is_worth_a_generation(const LetterWriter& writer, const Walk& walk, bool reread) {
  if (walk.files.size() < kManyFiles) return false;
  KnownFiles known;
  for (FileRecord& record : writer.records()) known.remember(std::move(record));
  const auto changed = static_cast<std::size_t>(std::count_if(
      walk.files.begin(), walk.files.end(),
      [&](const FoundFile& file) { return reread || is_other(file, known.find(file.path)); }));
  return changed >= kManyFiles && changed * kWorthOfOne >= writer.letters();
}

}  // namespace

std::unique_ptr<LetterWriter> update_writer(const UpdateOptions& options, const Walk& walk,
                                            const std::string& vocabulary,
                                            JournalWriter::Report written) {
  const std::filesystem::path& database = options.database;
  if (live_generation(database) && !JournalWriter::was_interrupted(database, vocabulary)) {
    auto writer = std::make_unique<IndexWriter>(database, IndexWriter::Target::kLive, vocabulary);
    JournalWriter::remove_journal(database);
    if (!is_worth_a_generation(*writer, walk, options.reread)) return writer;
  }
  return std::make_unique<JournalWriter>(database, vocabulary, std::move(written), options.log,
                                         options.stop);
}

}  // namespace briefkamer::indexer
