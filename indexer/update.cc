#include "indexer/update.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

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
    take_stale();
    take_leave(walk);
    take_stale();
    summary_.other_vocabulary = writer_.has_other_vocabulary();
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
    commit_when_due();
  }

  void read(const FoundFile& file, const FileRecord& before, FileRecord& record) {
    const std::string bytes = stable_bytes(file, record);
    record.hash = corpus::sha256(bytes);
    if (record.hash == before.hash && before.failure.empty() && !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    if (before.path.empty() && was_moved(record) && !options_.reread) return;
    std::vector<Letter> letters = letters_in(bytes, record);
    ++summary_.read;
    const std::vector<std::string> old_ids = std::exchange(record.ids, {});
    for (Letter& letter : letters) {
      std::string id = put(std::move(letter), old_ids.empty(), record.ids);
      if (!holds(record.ids, id)) record.ids.push_back(std::move(id));
    }
    for (const std::string& id : old_ids) {
      if (!holds(record.ids, id)) let_go(id, record);
    }
  }

  // Everything that a file says, before anything of it is written. An archive of which a part is
  // refused counts as failed, so that it is read again the next time.
  std::vector<Letter> letters_in(const std::string& bytes, FileRecord& record) {
    std::vector<Letter> letters;
    std::vector<corpus::Refusal> refused;
    try {
      for (const corpus::Document& document :
           corpus::read_bytes(bytes, printable_path(record.path), options_.limits, &refused)) {
        for (const std::string& remark : document.remarks)
          summary_.remarks.push_back({document.source.path, remark});
        letters.push_back(corpus::parse_letter(document, vocabulary_));
        tagger_.tag(letters.back(), letters.back().themes);
      }
    } catch (const corpus::ReadError&) {
      throw;
    } catch (const std::exception& error) {  // one file never ends a run
      throw corpus::ReadError(std::string("cannot be understood: ") + error.what());
    }
    for (const corpus::Refusal& refusal : refused) {
      record.failure = refusal.path + ": " + refusal.reason;
      summary_.failed.push_back({refusal.path, refusal.reason});
    }
    return letters;
  }

  static bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
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
    const auto [first, last] = by_hash_.equal_range(record.hash);
    for (auto it = first; it != last; ++it) {
      const auto old = known_.find(it->second);
      if (old == known_.end() || old->second.hash != record.hash) continue;
      if (!old->second.failure.empty() || !is_gone(old->first)) continue;
      record.ids = old->second.ids;
      for (const std::string& id : record.ids) rename_source(id, old->first, record.path);
      writer_.remove_record(old->first);
      known_.erase(old);
      ++summary_.moved;
      return true;
    }
    return false;
  }

  void rename_source(const std::string& id, const std::string& from, const std::string& to) {
    auto letter = writer_.find(id);
    if (!letter) return;
    for (corpus::Source& source : letter->sources) {
      const std::string old = printable_path(from);
      if (is_in(source, old)) source.path.replace(0, old.size(), printable_path(to));
    }
    add(*letter);
  }

  // Adds one letter of a file, of which the letters `taken` have been added already; returns the
  // id under which it stands.
  std::string put(Letter letter, bool is_new, const std::vector<std::string>& taken) {
    const std::string own_id = letter.id;
    for (std::size_t digits = 4; true; digits += 4) {
      const auto there = writer_.find(letter.id);
      if (!there) {
        add(letter);
        ++(is_new ? summary_.added : summary_.changed);
        return letter.id;
      }
      const bool ours = is_of(*there, letter.sources.front().path) && !holds(taken, there->id);
      if (ours && there->sources.size() == 1) {
        keep_names(*there, letter);
        add(letter);
        ++summary_.changed;
        return letter.id;
      }
      if (same_letter(letter, *there)) return merge(std::move(letter), *there);
      if (digits > 64) throw corpus::ReadError("has the same id and text as another letter");
      letter.id = own_id;
      letter.id = corpus::longer_id(letter, digits);
    }
  }

  static bool is_of(const Letter& letter, const std::string& path) {
    return std::any_of(letter.sources.begin(), letter.sources.end(),
                       [&](const corpus::Source& source) { return is_in(source, path); });
  }

  // Whether a letter came from the file at `path`, or from a file in the archive there.
  static bool is_in(const corpus::Source& source, const std::string& path) {
    return source.path == path || source.path.rfind(path + '/', 0) == 0;
  }

  // `to` goes on under the id of `from`, and under its aliases.
  static void keep_names(const Letter& from, Letter& to) {
    to.id = from.id;
    for (const std::string& alias : from.aliases) add_alias(alias, to);
  }

  static void add_alias(const std::string& alias, Letter& to) {
    if (alias != to.id && !holds(to.aliases, alias)) to.aliases.push_back(alias);
  }

  // Two files of one letter: the better one is the letter, the other stays as a source.
  std::string merge(Letter letter, const Letter& there) {
    const corpus::Source source = letter.sources.front();
    const bool first = there.sources.front().path == source.path;
    Letter kept = first || better_source(letter, there) ? std::move(letter) : there;
    if (kept.sources.front().path == source.path) {
      for (const corpus::Source& other : there.sources) {
        if (other.path != source.path) kept.sources.push_back(other);
      }
    } else {
      std::erase_if(kept.sources, [&](const auto& other) { return other.path == source.path; });
      kept.sources.push_back(source);
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

  // The file of `record` no longer holds the letter `id`. Other files that do are read again, to be
  // the letter; when there is none, the letter leaves, and its names stay aliases of the letter
  // that the file now holds in its place, if it does. Returns whether the letter left.
  bool let_go(const std::string& id, const FileRecord& record) {
    auto letter = writer_.find(id);
    const std::string path = printable_path(record.path);
    if (!letter || letter->id != id || !is_of(*letter, path)) return false;
    const bool was_first = is_in(letter->sources.front(), path);
    std::erase_if(letter->sources, [&](const auto& source) { return is_in(source, path); });
    if (!letter->sources.empty()) {
      add(*letter);
      if (was_first) make_stale(letter->sources);
      return false;
    }
    writer_.remove(id);
    ++pending_;
    keep_aliases(*letter, record.ids);
    return true;
  }

  void keep_aliases(const Letter& left, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      auto successor = writer_.find(id);
      if (!successor || !shares_most_words(left, *successor)) continue;
      add_alias(left.id, *successor);
      for (const std::string& alias : left.aliases) add_alias(alias, *successor);
      add(*successor);
      return;
    }
  }

  // Has the files of these sources read again, in this run or, after a kill, in the next.
  void make_stale(const std::vector<corpus::Source>& sources) {
    for (auto& [path, record] : known_) {
      const bool source = std::any_of(sources.begin(), sources.end(), [&](const auto& other) {
        return is_in(other, printable_path(path));
      });
      if (!source) continue;
      record.hash.clear();
      writer_.set_record(record);
      stale_.push_back(path);
    }
  }

  void take_stale() {
    for (const std::string& path : std::exchange(stale_, {})) {
      const auto known = known_.find(path);
      FoundFile file;
      if (known != known_.end() && known->second.hash.empty() && look_at(path, file)) take(file);
    }
  }

  // Files that the database knows below the given paths, and that are not there any more.
  void take_leave(const Walk& walk) {
    std::set<std::string> present;
    for (const FoundFile& file : walk.files) present.insert(file.path);
    std::vector<FileRecord> gone;
    for (const auto& [path, record] : known_) {
      if (!present.contains(path) && is_below(path) && is_gone(path)) gone.push_back(record);
    }
    summary_.gone = gone.size();
    for (const FileRecord& record : gone) {
      if (options_.prune ? may_be_pruned(record.path) : record.ids.empty()) prune(record);
    }
  }

  void prune(const FileRecord& record) {
    known_.erase(record.path);
    for (const std::string& id : record.ids) {
      if (let_go(id, {record.path, 0, 0, {}, {}, {}})) ++summary_.pruned;
    }
    writer_.remove_record(record.path);
    commit_when_due();
  }

  // A folder that is given and does not exist may be on a disk that is not there at the moment:
  // that says nothing about its files.
  bool may_be_pruned(const std::string& path) const {
    return std::any_of(options_.paths.begin(), options_.paths.end(), [&](const fs::path& root) {
      std::error_code error;
      return path == whole_path(root) || (fs::exists(root, error) && is_below(path, root));
    });
  }

  bool is_below(const std::string& path) const {
    return std::any_of(options_.paths.begin(), options_.paths.end(),
                       [&](const fs::path& root) { return is_below(path, root); });
  }

  static bool is_below(const std::string& path, const fs::path& root) {
    const std::string whole = whole_path(root);
    return path == whole || path.rfind(whole == "/" ? whole : whole + '/', 0) == 0;
  }

  void remember(FileRecord record) {
    writer_.set_record(record);
    if (!record.hash.empty()) by_hash_.emplace(record.hash, record.path);
    known_[record.path] = std::move(record);
  }

  void commit_when_due() {
    if (pending_ < options_.commit_every) return;
    writer_.commit();
    pending_ = 0;
  }

  const UpdateOptions& options_;
  const corpus::Vocabulary& vocabulary_;
  corpus::Tagger tagger_;
  IndexWriter writer_;
  std::map<std::string, FileRecord> known_;
  std::unordered_multimap<std::string, std::string> by_hash_;
  std::vector<std::string> stale_;  // paths whose file is to be read again
  UpdateSummary summary_;
  std::size_t pending_ = 0;  // letters since the last commit
};

}  // namespace

UpdateSummary update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
                     const std::function<void(const UpdateProgress&)>& report) {
  return Update(options, vocabulary).run(report);
}

}  // namespace briefkamer::indexer
