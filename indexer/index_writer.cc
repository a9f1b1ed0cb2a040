#include "indexer/index_writer.h"

#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/database_version.h"
#include "indexer/letter_document.h"
#include "indexer/now.h"
#include "indexer/schema.h"
#include "indexer/stored_records.h"
#include "indexer/xapian_document.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

std::string key(std::string_view name) {
  return std::string(name);
}

// What to do about an error, behind its description.
const char* advice(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError")
    return "; another program is writing to it: wait until it is done";
  if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" ||
      type == "DatabaseNotFoundError" || type == "DatabaseVersionError")
    return "; restore it, or build the database anew in another folder with briefkamer-index "
           "update";
  return "; what was committed before is safe: make room if the disk is full, and try again";
}

}  // namespace

struct IndexWriter::Impl {
  fs::path database;
  WriterLock lock;
  fs::path generation;
  bool building = false;
  bool other_vocabulary = false;
  Xapian::WritableDatabase xapian;
  LetterDocuments documents;

  explicit Impl(const fs::path& folder) : database(folder), lock(folder) {}

  void open(const std::string& vocabulary) {
    const auto live = live_generation(database);
    building = !live;
    generation = building ? next_generation(database) : *live;
    if (building) {
      open_new();
    } else {
      xapian = Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
      require_ours(xapian, database);
    }
    xapian.begin_transaction();
    xapian.set_metadata(key(kSchemaKey), std::to_string(kSchemaVersion));
    xapian.set_metadata(key(kAnalyzerKey), analyzer_identity());
    const std::string tagged_by = xapian.get_metadata(key(kVocabularyKey));
    other_vocabulary = tagged_by != vocabulary && xapian.get_doccount() > 0;
    if (!other_vocabulary) xapian.set_metadata(key(kVocabularyKey), vocabulary);
  }

  // Whether there is an unfinished generation of this version, which is then open.
  bool goes_on() try {
    xapian = Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
    if (is_ours(xapian)) return true;
    xapian.close();
    return false;
  } catch (const Xapian::Error&) {
    return false;  // there is none, or a kill left it before its first commit
  }

  void open_new() {
    if (goes_on()) return;
    std::error_code error;
    fs::remove_all(generation, error);
    xapian = Xapian::WritableDatabase(generation.string(), Xapian::DB_CREATE);
    xapian.set_metadata(key(kMadeKey), now_utc());
  }

  std::optional<Xapian::docid> docid(const std::string& term) const {
    const auto found = xapian.postlist_begin(term);
    if (found == xapian.postlist_end(term)) return std::nullopt;
    return *found;
  }

  corpus::Letter letter(Xapian::docid docid) const try {
    return stored_letter(xapian.get_document(docid));
  } catch (const DatabaseError& error) {
    throw DatabaseError(generation.string() + ": document " + std::to_string(docid) + ": " +
                        error.what());
  }

  [[noreturn]] void fail(const Xapian::Error& error) const {
    throw DatabaseError(generation.string() + ": " + error.get_description() + advice(error));
  }
};

IndexWriter::IndexWriter(const fs::path& database, const std::string& vocabulary)
    : impl_(std::make_unique<Impl>(database)) {
  try {
    impl_->open(vocabulary);
  } catch (const Xapian::Error& error) {
    impl_->fail(error);
  }
}

IndexWriter::~IndexWriter() = default;

void IndexWriter::add(const corpus::Letter& letter) try {
  // Deleting and adding, not replacing: a docid then never changes its meaning, and new letters
  // are always behind the old ones.
  remove(letter.id);
  impl_->documents.forget_when_full();
  impl_->xapian.add_document(xapian_document(impl_->documents.document(letter)));
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

bool IndexWriter::remove(const std::string& id) try {
  const auto docid = impl_->docid(id_term(id));
  if (docid) impl_->xapian.delete_document(*docid);
  return docid.has_value();
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::optional<corpus::Letter> IndexWriter::find(const std::string& id) const try {
  auto docid = impl_->docid(id_term(id));
  if (!docid) docid = impl_->docid(prefixed(kAlias, id));
  if (!docid) return std::nullopt;
  return impl_->letter(*docid);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::size_t IndexWriter::letters() const try {
  return impl_->xapian.get_doccount();
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void IndexWriter::each_letter(const std::function<void(corpus::Letter&&)>& visit) const try {
  const Xapian::Database& database = impl_->xapian;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it)
    visit(impl_->letter(*it));
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::optional<FileRecord> IndexWriter::record(const std::string& path) const try {
  return stored_record(impl_->xapian, path);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void IndexWriter::each_record(const std::string& start, const VisitRecord& visit) const try {
  each_stored_record(impl_->xapian, start, visit);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::vector<FileRecord> IndexWriter::records_with(const std::string& hash) const try {
  return stored_records_with(impl_->xapian, hash);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::vector<FileRecord> IndexWriter::failures() const try {
  return stored_failures(impl_->xapian);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::unordered_set<std::uint64_t> IndexWriter::short_hashes() const try {
  std::unordered_set<std::uint64_t> hashes;
  add_short_hashes(impl_->xapian, hashes);
  return hashes;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void IndexWriter::set_record(const FileRecord& record) try {
  remove_record(record.path);
  for (const auto& [key, value] : record_entries(record)) impl_->xapian.set_metadata(key, value);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void IndexWriter::remove_record(const std::string& path) try {
  const auto known = stored_record(impl_->xapian, path);
  if (!known) return;
  for (const auto& [key, value] : record_entries(*known)) impl_->xapian.set_metadata(key, "");
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::string IndexWriter::last_run() const try {
  return impl_->xapian.get_metadata(key(kLastRunKey));
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void IndexWriter::set_last_run(const std::string& report) try {
  impl_->xapian.set_metadata(key(kLastRunKey), report);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

bool IndexWriter::has_other_vocabulary() const {
  return impl_->other_vocabulary;
}

void IndexWriter::commit() try {
  impl_->xapian.set_metadata(key(kUpdatedKey), now_utc());
  impl_->xapian.commit_transaction();
  impl_->xapian.begin_transaction();
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

bool IndexWriter::finish() {
  commit();
  if (impl_->building) {
    publish_generation(impl_->database, impl_->generation);
    impl_->building = false;
  } else {
    remove_old_generations(impl_->database);  // whose readers have left since the switch
  }
  return true;
}

}  // namespace briefkamer::indexer
