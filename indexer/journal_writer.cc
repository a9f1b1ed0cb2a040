#include "indexer/journal_writer.h"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "corpus/letter_json.h"
#include "indexer/database_files.h"
#include "indexer/database_version.h"
#include "indexer/generation_writer.h"
#include "indexer/letter_document.h"
#include "indexer/letter_journal.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;

fs::path journal_of(const fs::path& database) {
  return database / "journal";
}

// Where an entry's content is in the journal; of size 0 when something is gone.
struct Place {
  std::uint64_t offset = 0;
  std::uint32_t size = 0;
};

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
  return "briefkamer journal 1, schema " + std::to_string(kSchemaVersion) + ", vocabulary " +
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
  Report report;
  std::function<void(const std::string&)> log;
  std::function<bool()> stop;
  std::optional<Base> base;
  std::unordered_set<Xapian::docid> gone;                // of the base
  std::unordered_map<std::string, Place> added;          // by id
  std::unordered_map<std::string, std::string> aliases;  // of added letters, to their ids
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
        return apply_letter(entry.key, place);
      case JournalEntry::kNoLetter:
        leave_base(std::string(entry.key));
        added.erase(std::string(entry.key));
        return;
      case JournalEntry::kRecord:
      case JournalEntry::kNoRecord:
        return;  // looked up at the end alone
      case JournalEntry::kLastRun:
        last_run = place;
        return;
      case JournalEntry::kCommit:
        return;
    }
  }

  // `key`: the id, and aliases behind zero bytes.
  void apply_letter(std::string_view key, Place place) {
    const std::string id(key.substr(0, key.find('\0')));
    leave_base(id);
    added[id] = place;
    for (key.remove_prefix(id.size()); !key.empty();) {
      key.remove_prefix(1);
      const std::string_view alias = key.substr(0, key.find('\0'));
      aliases[std::string(alias)] = id;
      key.remove_prefix(alias.size());
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
    const auto known = aliases.find(alias);
    const auto there = known == aliases.end() ? added.end() : added.find(known->second);
    if (there == added.end()) return std::nullopt;
    corpus::Letter found = letter(there->second);
    const bool still =
        std::find(found.aliases.begin(), found.aliases.end(), alias) != found.aliases.end();
    return still ? std::optional(std::move(found)) : std::nullopt;
  }

  [[noreturn]] void fail(const Xapian::Error& error) const {
    throw DatabaseError((base ? base->folder : database).string() + ": " + error.get_description());
  }

  bool write(GenerationWriter& to);
  template <typename Set, typename Remove>
  void each_record(Set set, Remove remove) const;
};

JournalWriter::JournalWriter(const fs::path& database, const std::string& vocabulary, Report report,
                             std::function<void(const std::string&)> log,
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
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

bool JournalWriter::remove(const std::string& id) try {
  const bool there = impl_->added.contains(id) ||
                     (impl_->base && impl_->base->docid(id_term(id), impl_->gone) != 0);
  if (there) impl_->journal->add(JournalEntry::kNoLetter, id, {});
  return there;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::optional<corpus::Letter> JournalWriter::find(const std::string& id) const try {
  if (const auto there = impl_->added.find(id); there != impl_->added.end())
    return impl_->letter(there->second);
  if (auto letter = impl_->in_base(id_term(id))) return letter;
  if (auto letter = impl_->by_alias(id)) return letter;
  return impl_->in_base(prefixed(kAlias, id));
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

std::size_t JournalWriter::letters() const try {
  const std::size_t before = impl_->base ? impl_->base->xapian.get_doccount() : 0;
  return before - impl_->gone.size() + impl_->added.size();
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

// The records of the base, and what the journal does to them in its order: a later one of the same
// path counts.
template <typename Set, typename Remove>
void JournalWriter::Impl::each_record(Set set, Remove remove) const {
  const std::string prefix(kFileKey);
  if (base) {
    const Xapian::Database& from = base->xapian;
    for (auto it = from.metadata_keys_begin(prefix); it != from.metadata_keys_end(prefix); ++it)
      set(file_record_from(from.get_metadata(*it)));
  }
  journal->each([&](const LetterJournal::Seen& entry) {
    if (entry.kind == JournalEntry::kRecord)
      set(file_record_from(journal->content(entry.offset, entry.size)));
    if (entry.kind == JournalEntry::kNoRecord) remove(std::string(entry.key));
  });
}

std::vector<FileRecord> JournalWriter::records() const try {
  std::map<std::string, FileRecord> by_path;
  impl_->each_record([&](FileRecord record) { by_path[record.path] = std::move(record); },
                     [&](const std::string& path) { by_path.erase(path); });
  std::vector<FileRecord> records;
  for (auto& [path, record] : by_path) records.push_back(std::move(record));
  return records;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

void JournalWriter::set_record(const FileRecord& record) {
  impl_->journal->add(JournalEntry::kRecord, record.path, to_value(record));
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
// added. False when it was stopped.
bool JournalWriter::Impl::write(GenerationWriter& to) {
  std::vector<Place> places;
  places.reserve(added.size());
  for (const auto& [id, place] : added) places.push_back(place);
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.offset < b.offset; });
  const std::size_t total = places.size() + (base ? base->xapian.get_doccount() - gone.size() : 0);
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
  to.add({next, read, true}, [&](std::size_t done, const std::string&) {
    if (report) report(done, total);
  });
  return !stopped;
}

bool JournalWriter::finish() try {
  commit();
  const std::string tagged_by =
      has_other_vocabulary() ? impl_->base->metadata(kVocabularyKey) : impl_->vocabulary;
  GenerationWriter writer(impl_->database, tagged_by, impl_->log);
  if (!impl_->write(writer)) return false;
  impl_->each_record([&](const FileRecord& record) { writer.set_record(record); },
                     [&](const std::string& path) { writer.remove_record(path); });
  writer.set_last_run(last_run());
  writer.finish();
  remove_journal(impl_->database);
  return true;
} catch (const Xapian::Error& error) {
  impl_->fail(error);
}

}  // namespace briefkamer::indexer
