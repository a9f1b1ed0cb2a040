#include "indexer/folder/update.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "corpus/letter_id.h"
#include "corpus/parsing/letter_parser.h"
#include "corpus/tagging/tagger.h"
#include "indexer/folder/file_walk.h"
#include "indexer/folder/letter_file.h"
#include "indexer/folder/letter_sources.h"
#include "indexer/folder/run_report.h"
#include "indexer/folder/same_letter.h"
#include "indexer/index_writer.h"

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
    for (const fs::path& path : options.paths) roots_.push_back(whole_path(path));
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
      if (options_.stop && options_.stop()) return stopped();
      if (report) {
        progress.current = printable_path(file.path);
        report(progress);
      }
      take(file);
      ++progress.done;
    }
    if (report) report({progress.total, progress.total, {}});
    take_stale();
    take_leave(walk);
    take_stale();
    tell();
    writer_.finish();
    return std::move(summary_);
  }

 private:
  // A database that is not finished stays unseen, for the next run to go on with.
  UpdateSummary stopped() {
    summary_.stopped = true;
    tell();
    writer_.commit();
    return std::move(summary_);
  }

  void tell() {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    summary_.other_vocabulary = writer_.has_other_vocabulary();
    writer_.set_last_run(run_report(summary_, known_, fresh_, writer_.last_run(), spent.count()));
  }

  void take(FoundFile file) {
    look_at_letter(file.path, file);
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
    record.hash = letter_hash(file.path, bytes);
    if (record.hash == before.hash && before.failure.empty() && !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    if (before.path.empty() && was_moved(record) && !options_.reread) return;
    std::vector<Letter> letters = letters_in(bytes, record);
    ++summary_.read;
    fresh_.insert(record.path);
    const std::vector<std::string> old_ids = std::exchange(record.ids, {});
    for (Letter& letter : letters) {
      std::string id = put(std::move(letter), record, old_ids.empty());
      if (!holds(record.ids, id)) record.ids.push_back(std::move(id));
    }
    for (const std::string& id : old_ids) {
      if (!holds(record.ids, id)) let_go(id, record);
    }
    if (letters.empty()) make_papers_stale(record.path);
  }

  // Everything that a file says, before anything of it is written. An archive of which a part is
  // refused counts as failed, so that it is read again the next time.
  std::vector<Letter> letters_in(const std::string& bytes, FileRecord& record) {
    std::vector<Letter> letters;
    std::vector<corpus::Refusal> refused;
    try {
      for (const corpus::Document& document :
           corpus::read_bytes(bytes, record.path, options_.limits, &refused)) {
        for (const std::string& remark : document.remarks)
          summary_.remarks.push_back({printable_path(document.source.path), remark});
        Letter& letter = letters.emplace_back(corpus::parse_letter(document, vocabulary_));
        for (corpus::Source& source : letter.sources) source.path = printable_path(source.path);
        tagger_.tag(letter, letter.themes);
      }
    } catch (const corpus::ReadError&) {
      throw;
    } catch (const std::exception& error) {  // one file never ends a run
      throw corpus::ReadError(std::string("cannot be understood: ") + error.what());
    }
    for (const corpus::Refusal& part : refused) {
      record.failure = printable_path(part.path) + ": " + part.reason;
      summary_.failed.push_back({printable_path(part.path), part.reason});
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
      if (!look_at_letter(file.path, after))
        throw corpus::ReadError("disappeared while it was read");
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
      // One that gave no letter has nothing to move. Where a part failed, the next run tries again.
      if (old->second.ids.empty() || !is_gone(old->first)) continue;
      record.ids = old->second.ids;
      record.failure = old->second.failure;
      if (!record.failure.empty())
        summary_.failed.push_back({printable_path(record.path), record.failure});
      for (const std::string& id : record.ids) {
        auto letter = writer_.find(id);
        if (!letter) continue;
        rename_sources(*letter, printable_path(old->first), printable_path(record.path));
        add(*letter);
      }
      writer_.remove_record(old->first);
      known_.erase(old);
      ++summary_.moved;
      return true;
    }
    return false;
  }

  // Adds one letter of the file of `record`, whose ids are those that this reading of it has given
  // so far; returns the id under which the letter stands.
  std::string put(Letter letter, const FileRecord& record, bool is_new) {
    const std::string own_id = letter.id;
    for (std::size_t digits = 4; true; digits += 4) {
      auto there = writer_.find(letter.id);
      if (!there) {
        if (auto same = take_unnumbered(letter, printable_path(record.path)))
          return merge(std::move(letter), *same, false);
        add(letter);
        ++(is_new ? summary_.added : summary_.changed);
        return letter.id;
      }
      // What an earlier reading of the file gave makes room for this one.
      Letter others = *there;
      const std::string path = printable_path(record.path);
      const bool was_first = !holds(record.ids, there->id) && is_from(there->sources.front(), path);
      if (!holds(record.ids, there->id)) remove_sources(others, path);
      if (others.sources.empty()) {
        keep_names(*there, letter);
        if (letter == *there) return letter.id;
        add(letter);
        ++summary_.changed;
        return letter.id;
      }
      const bool met = corpus::is_unnumbered(own_id) && !corpus::is_unnumbered(there->id);
      if (met ? same_text(letter, *there) : same_letter(letter, *there))
        return merge(std::move(letter), others, was_first);
      if (digits > 64) throw corpus::ReadError("has the same id and text as another letter");
      letter.id = own_id;
      letter.id = corpus::longer_id(letter, digits);
    }
  }

  // A letter from other files that stands there without a number and is this one, which has one: it
  // goes on under that. Without it, `letter` will be met under the id that it would have had.
  std::optional<Letter> take_unnumbered(Letter& letter, const std::string& path) {
    if (corpus::is_unnumbered(letter.id)) return std::nullopt;
    const std::string id = corpus::unnumbered_id(letter, vocabulary_);
    auto there = writer_.find(id);
    if (!there) add_alias(letter, id);
    if (!there || there->id != id || !same_text(letter, *there)) return std::nullopt;
    remove_sources(*there, path);
    if (there->sources.empty()) return std::nullopt;
    writer_.remove(id);
    there->id = letter.id;
    add_alias(*there, id);
    return there;
  }

  // Two files of one letter: the better one is the letter, the other stays as a source.
  std::string merge(Letter letter, const Letter& others, bool was_first) {
    const bool is_first = was_first || better_source(letter, others);
    Letter kept = is_first ? letter : others;
    for (const corpus::Source& source : (is_first ? others : letter).sources) {
      if (!is_from(kept, source.path)) kept.sources.push_back(source);
    }
    keep_names(others, kept);
    keep_numbers(is_first ? others : letter, kept);
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
    if (!letter || holds(record.ids, letter->id) || !is_from(*letter, path)) return false;
    const bool was_first = is_from(letter->sources.front(), path);
    remove_sources(*letter, path);
    if (!letter->sources.empty()) {
      add(*letter);
      if (was_first) make_stale(letter->sources);
      return false;
    }
    writer_.remove(letter->id);
    ++pending_;
    keep_aliases(*letter, record.ids);
    return true;
  }

  void keep_aliases(const Letter& left, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      auto successor = writer_.find(id);
      if (!successor || !shares_most_words(left, *successor)) continue;
      add_alias(*successor, left.id);
      for (const std::string& alias : left.aliases) add_alias(*successor, alias);
      add(*successor);
      return;
    }
  }

  // Has the files of these sources read again, in this run or, after a kill, in the next.
  void make_stale(const std::vector<corpus::Source>& sources) {
    for (const corpus::Source& source : sources) {
      // Its own path, or that of an archive it is in; a name that prints otherwise is searched for.
      auto known = known_.find(source.path);
      for (std::string path = source.path; known == known_.end() && !path.empty();
           path.erase(std::min(path.size(), path.rfind('/'))))
        known = known_.find(path);
      if (known == known_.end())
        known = std::find_if(known_.begin(), known_.end(), [&](const auto& entry) {
          return is_from(source, printable_path(entry.first));
        });
      if (known != known_.end()) make_stale(known->second);
    }
  }

  void make_stale(FileRecord& record) {
    record.hash.clear();
    writer_.set_record(record);
    stale_.push_back(record.path);
  }

  // A metadata record that is new or changed says more of the papers beside it (corpus/reader.h):
  // those that were read before it came are read again.
  void make_papers_stale(const std::string& path) {
    static constexpr std::string_view kRecord = "metadata.xml";
    if (!path.ends_with(kRecord)) return;
    const std::string start = path.substr(0, path.size() - kRecord.size());  // "/a/kst-1." or "/a/"
    for (auto it = known_.lower_bound(start); it != known_.end(); ++it) {
      if (!it->first.starts_with(start)) break;
      const bool beside = it->first.find('/', start.size()) == std::string::npos;
      if (beside && !it->second.ids.empty() && !fresh_.contains(it->first)) make_stale(it->second);
    }
  }

  void take_stale() {
    for (const std::string& path : std::exchange(stale_, {})) {
      const auto known = known_.find(path);
      FoundFile file;
      if (known != known_.end() && known->second.hash.empty() && look_at_letter(path, file))
        take(file);
    }
  }

  // Files that the database knows below the given paths, and that are not there any more.
  void take_leave(const Walk& walk) {
    std::vector<FileRecord> gone;
    for (const auto& [path, record] : known_) {
      if (is_below(path) && !has_file(walk, path) && is_gone(path)) gone.push_back(record);
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
    return std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) {
      std::error_code error;
      return path == root || (is_below(path, root) && fs::exists(root, error));
    });
  }

  bool is_below(const std::string& path) const {
    return std::any_of(roots_.begin(), roots_.end(),
                       [&](const std::string& root) { return is_below(path, root); });
  }

  static bool is_below(const std::string& path, const std::string& root) {
    return path.starts_with(root) &&
           (path.size() == root.size() || root == "/" || path[root.size()] == '/');
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

  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const UpdateOptions& options_;
  const corpus::Vocabulary& vocabulary_;
  corpus::Tagger tagger_;
  IndexWriter writer_;
  std::vector<std::string> roots_;  // the paths given, whole
  std::map<std::string, FileRecord> known_;
  std::unordered_multimap<std::string, std::string> by_hash_;
  std::set<std::string> fresh_;     // paths whose file this run has read
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
