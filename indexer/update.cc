#include "indexer/update.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "corpus/hash.h"
#include "corpus/letter_id.h"
#include "corpus/letter_parser.h"
#include "corpus/tagger.h"
#include "indexer/file_walk.h"
#include "indexer/index_writer.h"
#include "indexer/same_letter.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using corpus::Letter;

// A file whose time is this young may change again without its time changing.
constexpr std::int64_t kYoung = 2'000'000'000;  // nanoseconds

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

class Update {
 public:
  Update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary)
      : options_(options),
        vocabulary_(vocabulary),
        tagger_(vocabulary),
        writer_(options.database, IndexWriter::Target::kLive, vocabulary.identity) {
    for (FileRecord& record : writer_.records()) {
      if (!record.hash.empty()) by_hash_.emplace(record.hash, record.path);
      known_.emplace(record.path, std::move(record));
    }
  }

  UpdateSummary run(const std::function<void(const UpdateProgress&)>& report) {
    const Walk walk = walk_files(options_.paths);
    for (const UnreadablePath& path : walk.unreadable)
      summary_.failed.push_back({printable_path(path.path), path.reason});
    UpdateProgress progress{0, walk.files.size(), {}};
    for (const FoundFile& file : walk.files) {
      progress.current = printable_path(file.path);
      if (report) report(progress);
      take(file);
      ++progress.done;
    }
    if (report) report({progress.total, progress.total, {}});
    take_leave(walk);
    writer_.finish();
    return std::move(summary_);
  }

 private:
  void take(const FoundFile& file) {
    const auto known = known_.find(file.path);
    const FileRecord before = known == known_.end() ? FileRecord() : known->second;
    const bool same = before.size == file.size && before.modified == file.modified;
    if (same && !before.hash.empty() && before.failure.empty() && !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    FileRecord record{file.path, file.size, file.modified, {}, before.ids, {}};
    try {
      read(file, before, record);
    } catch (const corpus::ReadError& error) {
      record.failure = error.what();
      summary_.failed.push_back({printable_path(file.path), record.failure});
    }
    if (now() - record.modified < kYoung) record.modified = 0;
    remember(std::move(record));
    if (pending_ >= options_.commit_every) commit();
  }

  void read(const FoundFile& file, const FileRecord& before, FileRecord& record) {
    const std::string bytes = stable_bytes(file, record);
    record.hash = corpus::sha256(bytes);
    if (record.hash == before.hash && before.failure.empty() && !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    if (before.path.empty() && was_moved(record)) return;
    std::vector<std::string> ids;
    for (const corpus::Document& document : corpus::read_bytes(bytes, printable_path(file.path))) {
      Letter letter = corpus::parse_letter(document, vocabulary_);
      tagger_.tag(letter);
      ids.push_back(put(std::move(letter), before, ids));
    }
    ++summary_.read;
    record.ids = ids;
    for (const std::string& id : before.ids) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end())
        replace_id(id, ids.size() == 1 && before.ids.size() == 1 ? ids.front() : "", record.path);
    }
  }

  // The bytes of a file that did not change while they were read.
  std::string stable_bytes(const FoundFile& file, FileRecord& record) const {
    FoundFile seen = file;
    for (int attempt = 0; attempt < 3; ++attempt) {
      std::string bytes = corpus::file_bytes(file.path, options_.limits);
      FoundFile after;
      if (!look_at(file.path, after)) throw corpus::ReadError("disappeared while it was read");
      record.size = after.size;
      record.modified = after.modified;
      if (after.size == bytes.size() && after.modified == seen.modified) return bytes;
      seen = after;
    }
    throw corpus::ReadError("keeps changing while it is read; try again when it is finished");
  }

  // A new path with the bytes of a file that is gone: the same file under another name.
  bool was_moved(FileRecord& record) {
    const auto found = by_hash_.find(record.hash);
    FoundFile there;
    if (found == by_hash_.end() || look_at(found->second, there)) return false;
    const std::string old_path = found->second;
    record.ids = known_.at(old_path).ids;
    for (const std::string& id : record.ids) {
      auto letter = writer_.find(id);
      if (!letter) continue;
      for (corpus::Source& source : letter->sources) {
        if (source.path == printable_path(old_path)) source.path = printable_path(record.path);
      }
      add(*letter);
    }
    writer_.remove_record(old_path);
    known_.erase(old_path);
    ++summary_.moved;
    return true;
  }

  // Adds one letter of a file; returns the id under which it stands.
  std::string put(Letter letter, const FileRecord& before, const std::vector<std::string>& taken) {
    for (std::size_t digits = 4; true; digits += 4) {
      const auto there = writer_.find(letter.id);
      if (!there) {
        add(letter);
        ++(before.ids.empty() ? summary_.added : summary_.changed);
        return letter.id;
      }
      const bool ours = is_of(*there, letter.sources.front().path) &&
                        std::find(taken.begin(), taken.end(), letter.id) == taken.end();
      if (ours && there->sources.size() == 1) {
        keep_names(*there, letter);
        add(letter);
        ++summary_.changed;
        return letter.id;
      }
      if (ours || same_letter(letter, *there)) return merge(std::move(letter), *there);
      if (digits > 32) throw corpus::ReadError("has the same id and text as another letter");
      letter.id = corpus::longer_id(letter, digits);
    }
  }

  static bool is_of(const Letter& letter, const std::string& path) {
    return std::any_of(letter.sources.begin(), letter.sources.end(),
                       [&](const corpus::Source& source) { return source.path == path; });
  }

  static void keep_names(const Letter& from, Letter& to) {
    to.id = from.id;
    for (const std::string& alias : from.aliases) {
      if (std::find(to.aliases.begin(), to.aliases.end(), alias) == to.aliases.end())
        to.aliases.push_back(alias);
    }
  }

  // Two files of one letter: the better one is the letter, the other stays as a source.
  std::string merge(Letter letter, const Letter& there) {
    const std::string path = letter.sources.front().path;
    const bool first = there.sources.front().path == path;
    Letter kept = first || better_source(letter, there) ? letter : there;
    const Letter& other = kept.sources.front().path == path ? there : letter;
    for (const corpus::Source& source : other.sources) {
      if (!is_of(kept, source.path)) kept.sources.push_back(source);
    }
    keep_names(there, kept);
    add(kept);
    ++summary_.duplicate;
    return kept.id;
  }

  void add(const Letter& letter) {
    writer_.add(letter);
    ++pending_;
  }

  // `id` no longer comes from the file at `path`. When `better` took its place, `id` stays an
  // alias.
  void replace_id(const std::string& id, const std::string& better, const std::string& path) {
    auto letter = writer_.find(id);
    if (!letter || letter->id != id) return;
    std::erase_if(letter->sources, [&](const corpus::Source& source) {
      return source.path == printable_path(path);
    });
    if (!letter->sources.empty()) {
      add(*letter);
      return;
    }
    writer_.remove(id);
    auto successor = better.empty() ? std::nullopt : writer_.find(better);
    if (!successor) return;
    successor->aliases.push_back(id);
    for (const std::string& alias : letter->aliases) successor->aliases.push_back(alias);
    add(*successor);
  }

  // Files that the database knows below the given paths, and that are not there any more.
  void take_leave(const Walk& walk) {
    std::set<std::string> present;
    for (const FoundFile& file : walk.files) present.insert(file.path);
    std::vector<FileRecord> gone;
    for (const auto& [path, record] : known_) {
      FoundFile file;
      if (!present.contains(path) && is_below(path) && !look_at(path, file)) gone.push_back(record);
    }
    summary_.gone = gone.size();
    if (!options_.prune) return;
    for (const FileRecord& record : gone) prune(record);
  }

  void prune(const FileRecord& record) {
    for (const std::string& id : record.ids) {
      const auto letter = writer_.find(id);
      if (!letter) continue;
      const bool was_first = letter->sources.front().path == printable_path(record.path);
      replace_id(letter->id, "", record.path);
      if (letter->sources.size() == 1) ++summary_.pruned;
      if (was_first && letter->sources.size() > 1) reread_others(*letter);
    }
    writer_.remove_record(record.path);
    known_.erase(record.path);
  }

  // The file that a letter was read from is gone, but others hold it too: one of them is now the
  // letter.
  void reread_others(const Letter& letter) {
    for (auto& [path, record] : known_) {
      FoundFile file;
      if (!is_of(letter, printable_path(path)) || !look_at(path, file)) continue;
      record.hash.clear();
      take(file);
    }
  }

  bool is_below(const std::string& path) const {
    return std::any_of(options_.paths.begin(), options_.paths.end(), [&](const fs::path& root) {
      fs::path whole = fs::absolute(root).lexically_normal();
      if (!whole.has_filename()) whole = whole.parent_path();
      const std::string prefix = whole.string();
      return path == prefix || path.rfind(prefix + '/', 0) == 0;
    });
  }

  void remember(FileRecord record) {
    writer_.set_record(record);
    if (!record.hash.empty()) by_hash_.emplace(record.hash, record.path);
    known_[record.path] = std::move(record);
  }

  void commit() {
    writer_.commit();
    pending_ = 0;
  }

  const UpdateOptions& options_;
  const corpus::Vocabulary& vocabulary_;
  corpus::Tagger tagger_;
  IndexWriter writer_;
  std::map<std::string, FileRecord> known_;
  std::unordered_multimap<std::string, std::string> by_hash_;
  UpdateSummary summary_;
  std::size_t pending_ = 0;  // letters since the last commit
};

}  // namespace

UpdateSummary update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
                     const std::function<void(const UpdateProgress&)>& report) {
  return Update(options, vocabulary).run(report);
}

}  // namespace briefkamer::indexer
