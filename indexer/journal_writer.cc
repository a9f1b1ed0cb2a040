#include "indexer/journal_writer.h"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <unordered_set>
#include <utility>

#include "corpus/letter_json.h"
#include "indexer/database_files.h"
#include "indexer/database_version.h"
#include "indexer/generation_writer.h"
#include "indexer/journal_letters.h"
#include "indexer/journal_records.h"
#include "indexer/letter_document.h"
#include "indexer/letter_journal.h"
#include "indexer/schema.h"
#include "indexer/stored_records.h"
#include "indexer/write_time.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

fs::path journal_of(const fs::path& database) {
  return database / "journal";
}

// The live generation, which stays as it is.
struct Base {
  fs::path folder;
  Xapian::Database xapian;

  explicit Base(const fs::path& generation) : folder(generation), xapian(generation.string()) {}

  std::string metadata(std::string_view key) const { return xapian.get_metadata(std::string(key)); }

  std::string revision() const {
    return folder.filename().string() + ' ' + xapian.get_uuid() + ' ' +
           std::to_string(xapian.get_revision());
  }

  // The first document with `term` that is not among `gone`; 0 for none.
  Xapian::docid docid(const std::string& term,
                      const std::unordered_set<Xapian::docid>& gone) const {
    for (auto it = xapian.postlist_begin(term); it != xapian.postlist_end(term); ++it)
      if (!gone.contains(*it)) return *it;
    return 0;
  }
};

// What a journal must stand on to be gone on with: letters as JSON, tagged by this vocabulary, to
// be added to this base.
std::string basis(const std::optional<Base>& base, const std::string& vocabulary) {
  return "briefkamer journal 2, schema " + std::to_string(kSchemaVersion) + ", vocabulary " +
         vocabulary + ", on " + (base ? base->revision() : "nothing");
}

std::optional<Base> live_base(const fs::path& database) {
  const auto live = live_generation(database);
  return live ? std::optional<Base>(*live) : std::nullopt;
}

}  // namespace

struct JournalWriter::Impl {
  fs::path database;
  WriterLock lock;
  std::string vocabulary;
  ReportProgress report;
  WriteTimeSample sample;
  std::function<void(const std::string&)> log;
  std::function<bool()> stop;
  std::optional<Base> base;
  std::unordered_set<Xapian::docid> gone;  // of the base
  JournalLetters added;
  JournalRecords records;
  Place last_run;
  std::optional<LetterJournal> journal;

  Impl(const fs::path& folder, std::string identity)
      : database(folder), lock(folder), vocabulary(std::move(identity)) {
    base = live_base(folder);
    if (base) require_ours(base->xapian, folder);
  }

  void apply(const LetterJournal::Seen& entry) {
    const Place place{entry.offset, entry.size};
    switch (entry.kind) {
      case JournalEntry::kLetter:
        return leave_base(added.apply(entry.key, place));
      case JournalEntry::kNoLetter:
        added.remove(entry.key);
        return leave_base(std::string(entry.key));
      case JournalEntry::kRecord:
        return records.apply(entry.key, place);
      case JournalEntry::kNoRecord:
        return records.apply(entry.key, {});
      case JournalEntry::kLastRun:
        last_run = place;
        return;
      case JournalEntry::kCommit:
        return;
    }
  }

  void leave_base(const std::string& id) {
    if (!base) return;
    const Xapian::docid docid = base->docid(id_term(id), gone);
    if (docid != 0) gone.insert(docid);
  }

  corpus::Letter letter(Place place) const {
    return letter_from(journal->content(place.offset, place.size));
  }

  std::optional<corpus::Letter> in_base(const std::string& term) const {
    const Xapian::docid docid = base ? base->docid(term, gone) : 0;
    if (docid == 0) return std::nullopt;
    return stored_letter(base->xapian.get_document(docid));
  }

  std::optional<corpus::Letter> by_alias(const std::string& alias) const {
    const Place* place = added.find_alias(alias);
    if (!place) return std::nullopt;
    corpus::Letter found = letter(*place);
    const bool still =
        std::find(found.aliases.begin(), found.aliases.end(), alias) != found.aliases.end();
    return still ? std::optional(std::move(found)) : std::nullopt;
  }

  [[noreturn]] void fail(const Xapian::Error& error) const {
    throw DatabaseError((base ? base->folder : database).string() + ": " + error.get_description());
  }

  FileRecord record(Place place) const {
    return file_record_from(journal->content(place.offset, place.size));
  }

  // Of what the base has, that of which the journal says nothing.
  template <typename Visit>
  void each_in_base(const std::string& start, Visit visit) const {
    if (!base) return;
    each_stored_record(base->xapian, start, [&](FileRecord&& record) {
      if (!records.find(record.path)) visit(std::move(record));
    });
  }

  std::vector<FileRecord> and_those_at(std::vector<FileRecord> in_base,
                                       const std::vector<Place>& places) const {
    std::erase_if(in_base, [&](const FileRecord& there) { return records.find(there.path); });
    for (const Place& place : places) in_base.push_back(record(place));
    return in_base;
  }

  std::size_t letters() const {
    const std::size_t before = base ? base->xapian.get_doccount() : 0;
    return before - gone.size() + added.size();
  }

  bool write(GenerationWriter& to, const WriteReports& reports);
  void write_records(GenerationWriter& to) const;
};

JournalWriter::JournalWriter(const fs::path& database, const std::string& vocabulary,
                             ReportProgress report, std::function<void(const std::string&)> log,
                             std::function<bool()> stop) try
    : impl_(std::make_unique<Impl>(database, vocabulary)) {
  impl_->report = std::move(report);
  impl_->log = std::move(log);
  impl_->stop = std::move(stop);
  impl_->journal.emplace(journal_of(database), basis(impl_->base, vocabulary),
                         [impl = impl_.get()](const auto& entry) { impl->apply(entry); });
} catch (const Xapian::Error& error) {
  throw DatabaseError(database.string() + ": " + error.get_description());
}

JournalWriter::~JournalWriter() = default;

bool JournalWriter::was_interrupted(const fs::path& database, const std::string& vocabulary) try {
  std::ifstream journal(journal_of(database), std::ios::binary);
  std::string line;
  return std::getline(journal, line) && line == basis(live_base(database), vocabulary);
} catch (const Xapian::Error& error) {
  throw DatabaseError(database.string() + ": " + error.get_description());
}

void JournalWriter::remove_journal(const fs::path& database) {
  std::error_code ignored;  // it stands on a generation that is not the live one
  fs::remove(journal_of(database), ignored);
}

void JournalWriter::add(const corpus::Letter& letter) try {
  std::string key = letter.id;
  for (const std::string& alias : letter.aliases) key += '\0' + alias;
  impl_->journal->add(JournalEntry::kLetter, key, corpus::json_text(letter));
  impl_->sample.take(letter);
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

bool JournalWriter::remove(const std::string& id) try {
  const bool there =
      impl_->added.find(id) || (impl_->base && impl_->base->docid(id_term(id), impl_->gone) != 0);
  if (there) impl_->journal->add(JournalEntry::kNoLetter, id, {});
  return there;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::optional<corpus::Letter> JournalWriter::find(const std::string& id) const try {
  if (const Place* place = impl_->added.find(id)) return impl_->letter(*place);
  if (auto letter = impl_->in_base(id_term(id))) return letter;
  if (auto letter = impl_->by_alias(id)) return letter;
  return impl_->in_base(prefixed(kAlias, id));
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::size_t JournalWriter::letters() const try {
  return impl_->letters();
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::optional<FileRecord> JournalWriter::record(const std::string& path) const try {
  const Place* place = impl_->records.find(path);
  if (!place) return impl_->base ? stored_record(impl_->base->xapian, path) : std::nullopt;
  return place->size > 0 ? std::optional(impl_->record(*place)) : std::nullopt;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void JournalWriter::each_record(const std::string& start, const VisitRecord& visit) const try {
  impl_->each_in_base(start, visit);
  for (const Place& place : impl_->records.below(start)) visit(impl_->record(place));
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::vector<FileRecord> JournalWriter::records_with(const std::string& hash) const try {
  std::vector<FileRecord> found;
  if (impl_->base) found = stored_records_with(impl_->base->xapian, hash);
  found = impl_->and_those_at(std::move(found), impl_->records.with(hash));
  std::erase_if(found, [&](const FileRecord& record) { return record.hash != hash; });
  return found;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::vector<FileRecord> JournalWriter::failures() const try {
  std::vector<FileRecord> found;
  if (impl_->base) found = stored_failures(impl_->base->xapian);
  return impl_->and_those_at(std::move(found), impl_->records.failing());
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::unordered_set<std::uint64_t> JournalWriter::short_hashes() const try {
  std::unordered_set<std::uint64_t> hashes;
  if (impl_->base) add_short_hashes(impl_->base->xapian, hashes);
  impl_->records.add_short_hashes(hashes);
  return hashes;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void JournalWriter::set_record(const FileRecord& record) {
  impl_->journal->add(JournalEntry::kRecord, JournalRecords::key(record), to_value(record));
}

void JournalWriter::remove_record(const std::string& path) {
  impl_->journal->add(JournalEntry::kNoRecord, path, {});
}

std::string JournalWriter::last_run() const try {
  const Place place = impl_->last_run;
  if (place.size > 0) return impl_->journal->content(place.offset, place.size);
  return impl_->base ? impl_->base->metadata(kLastRunKey) : std::string();
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void JournalWriter::set_last_run(const std::string& report) {
  impl_->journal->add(JournalEntry::kLastRun, {}, report);
}

bool JournalWriter::has_other_vocabulary() const try {
  return impl_->base && impl_->base->xapian.get_doccount() > 0 &&
         impl_->base->metadata(kVocabularyKey) != impl_->vocabulary;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void JournalWriter::commit() {
  impl_->journal->commit();
}

// The letters of the base that stay, and then those of the journal in the order in which they were
// added; their ids make room for that. False when it was stopped.
bool JournalWriter::Impl::write(GenerationWriter& to, const WriteReports& reports) {
  const std::vector<Place> places = added.take_all();
  auto old = base ? base->xapian.postlist_begin("") : Xapian::PostingIterator();
  std::size_t at = 0;
  bool stopped = false;
  const auto next = [&]() -> std::optional<StoredLetter> {
    stopped = stopped || (stop && stop());
    if (stopped) return std::nullopt;
    for (; base && old != base->xapian.postlist_end(""); ++old) {
      if (gone.contains(*old)) continue;
      StoredLetter letter{base->xapian.get_document(*old).get_data(), *old};
      ++old;
      return letter;
    }
    if (at == places.size()) return std::nullopt;
    const Place& place = places[at++];
    return StoredLetter{journal->content(place.offset, place.size), place.offset};
  };
  const auto read = [](const StoredLetter& letter) { return letter_from(letter.json); };
  to.add({next, read, true},
         [&](std::size_t done, const std::string& id) { reports.wrote(done, id); });
  return !stopped;
}

void JournalWriter::Impl::write_records(GenerationWriter& to) const {
  each_in_base("", [&](const FileRecord& record) { to.add_record(record); });
  std::vector<Place> places = records.below("");
  std::sort(places.begin(), places.end());
  for (const Place& place : places) to.add_record(record(place));
}

double JournalWriter::seconds_to_finish(std::size_t letters) const {
  return impl_->sample.seconds(letters);
}

bool JournalWriter::finish() try {
  commit();
  const std::string tagged_by =
      has_other_vocabulary() ? impl_->base->metadata(kVocabularyKey) : impl_->vocabulary;
  GenerationWriter writer(impl_->database, tagged_by, impl_->log);
  const WriteReports reports(impl_->report, impl_->letters());
  impl_->sample.end();
  if (!impl_->write(writer, reports)) return false;
  impl_->write_records(writer);
  writer.set_last_run(last_run());
  writer.finish([&](double share) { reports.joined(share); });
  reports.joined(1);
  remove_journal(impl_->database);
  return true;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

}  // namespace briefkamer::indexer
