#include "indexer/folder/update.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "corpus/letter_id.h"
#include "corpus/reading/fork_gate.h"
#include "indexer/bulk/in_order.h"
#include "indexer/folder/file_reading.h"
#include "indexer/folder/file_walk.h"
#include "indexer/folder/known_files.h"
#include "indexer/folder/letter_file.h"
#include "indexer/folder/letter_sources.h"
#include "indexer/folder/read_ahead.h"
#include "indexer/folder/run_report.h"
#include "indexer/folder/same_letter.h"
#include "indexer/folder/update_writer.h"

namespace briefkamer::indexer {
namespace {

using corpus::Letter;

bool holds(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

class Update {
 public:
  Update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
         const std::function<void(const UpdateProgress&)>& report)
      : options_(options),
        vocabulary_(vocabulary),
        report_(report),
        walk_(walk_files(options.paths)),
        reader_(options.limits, vocabulary),
        writer_(update_writer(options, walk_, vocabulary.identity,
                              [this](std::size_t done, std::size_t total) {
                                if (report_) report_({done, total, {}, true});
                              })),
        given_(options.paths) {
    for (FileRecord& record : writer_->records()) known_.remember(std::move(record));
  }

  UpdateSummary run() {
    const corpus::AtWork at_work;
    for (const UnreadablePath& path : walk_.unreadable)
      summary_.failed.push_back({printable_path(path.path), path.reason});
    read_ahead();
    UpdateProgress progress{0, walk_.files.size(), {}, false};
    for (const FoundFile& file : walk_.files) {
      if (options_.stop && options_.stop()) return stopped();
      if (report_) {
        progress.current = printable_path(file.path);
        report_(progress);
      }
      take(file);
      ++progress.done;
    }
    ahead_.reset();
    if (report_) report_({progress.total, progress.total, {}, false});
    take_stale();
    take_leave();
    take_stale();
    tell();
    known_ = {};  // of many files, memory that finishing can use
    summary_.stopped = !writer_->finish();
    return std::move(summary_);
  }

 private:
  void read_ahead() {
    std::vector<FoundFile> files;
    for (const FoundFile& file : walk_.files) {
      if (options_.reread || is_other(file, known_.find(file.path))) files.push_back(file);
    }
    if (files.size() < 2) return;
    ahead_.emplace(std::move(files), usual_threads(),
                   [this, known = known_.short_hashes()](const FoundFile& file) {
                     FoundFile now = file;  // it may have changed, or its records may
                     look_at_letter(file.path, now);
                     return reader_.read(now, [&](const std::string& hash) {
                       return !options_.reread && known.contains(KnownFiles::shortened(hash));
                     });
                   });
  }

  // A database that is not finished stays unseen, for the next run to go on with.
  UpdateSummary stopped() {
    ahead_.reset();
    summary_.stopped = true;
    tell();
    writer_->commit();
    return std::move(summary_);
  }

  void tell() {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    summary_.other_vocabulary = writer_->has_other_vocabulary();
    writer_->set_last_run(
        run_report(summary_, known_.all(), fresh_, writer_->last_run(), spent.count()));
  }

  void take(FoundFile file) {
    std::optional<FileReading> reading;
    if (ahead_) reading = ahead_->take(file.path);
    look_at_letter(file.path, file);
    const FileRecord* known = known_.find(file.path);
    if (!is_other(file, known) && !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    const FileRecord before = known ? *known : FileRecord();
    FileRecord record{file.path, file.size, file.modified, {}, before.ids, {}};
    if (!reading) reading = reader_.read(file);
    read(std::move(*reading), before, record);
    if (is_young(record.modified)) record.modified = 0;
    writer_->set_record(record);
    known_.remember(std::move(record));
    commit_when_due();
  }

  void read(FileReading reading, const FileRecord& before, FileRecord& record) {
    const bool known = !reading.failure && !reading.understood;
    note(reading, record);
    if (!reading.failure && reading.hash == before.hash && before.failure.empty() &&
        !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    if (!reading.failure && before.path.empty() && was_moved(record) && !options_.reread) return;
    if (known) note(reading = reader_.read(reading.file), record);  // its letters are wanted
    if (reading.failure) {
      record.hash.clear();
      record.failure = *reading.failure;
      summary_.failed.push_back({printable_path(record.path), record.failure});
      return;
    }
    take_letters(std::move(reading), record);
  }

  static void note(const FileReading& reading, FileRecord& record) {
    record.size = reading.file.size;
    record.modified = reading.file.modified;
    record.hash = reading.hash;
  }

  // An archive of which a part is refused counts as failed, so that it is read again the next time.
  void take_letters(FileReading reading, FileRecord& record) {
    for (corpus::Refusal& remark : reading.remarks)
      summary_.remarks.push_back({std::move(remark.path), std::move(remark.reason)});
    for (corpus::Refusal& part : reading.refused) {
      record.failure = part.path + ": " + part.reason;
      summary_.failed.push_back({std::move(part.path), std::move(part.reason)});
    }
    ++summary_.read;
    fresh_.insert(record.path);
    const std::vector<std::string> old_ids = std::exchange(record.ids, {});
    for (Letter& letter : reading.letters) {
      std::string id = put(std::move(letter), record, old_ids.empty());
      if (!holds(record.ids, id)) record.ids.push_back(std::move(id));
    }
    for (const std::string& id : old_ids) {
      if (!holds(record.ids, id)) let_go(id, record);
    }
    if (reading.letters.empty()) make_papers_stale(record.path);
  }

  // A new path with the bytes of a file that is gone: the same file under another name.
  bool was_moved(FileRecord& record) {
    for (const std::string& path : known_.with_hash(record.hash)) {
      const FileRecord old = *known_.find(path);
      // One that gave no letter has nothing to move. Where a part failed, the next run tries again.
      if (old.ids.empty() || !is_gone(path)) continue;
      record.ids = old.ids;
      record.failure = old.failure;
      if (!record.failure.empty())
        summary_.failed.push_back({printable_path(record.path), record.failure});
      for (const std::string& id : record.ids) {
        auto letter = writer_->find(id);
        if (!letter) continue;
        rename_sources(*letter, printable_path(path), printable_path(record.path));
        add(*letter);
      }
      writer_->remove_record(path);
      known_.forget(path);
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
      auto there = writer_->find(letter.id);
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
    auto there = writer_->find(id);
    if (!there) add_alias(letter, id);
    if (!there || there->id != id || !same_text(letter, *there)) return std::nullopt;
    remove_sources(*there, path);
    if (there->sources.empty()) return std::nullopt;
    writer_->remove(id);
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
    writer_->add(letter);
    ++pending_;
  }

  // The file of `record` no longer holds the letter `id`. Other files that do are read again, to be
  // the letter; when there is none, the letter leaves, and its names stay aliases of the letter
  // that the file now holds in its place, if it does. Returns whether the letter left.
  bool let_go(const std::string& id, const FileRecord& record) {
    auto letter = writer_->find(id);
    const std::string path = printable_path(record.path);
    if (!letter || holds(record.ids, letter->id) || !is_from(*letter, path)) return false;
    const bool was_first = is_from(letter->sources.front(), path);
    remove_sources(*letter, path);
    if (!letter->sources.empty()) {
      add(*letter);
      if (was_first) make_stale(letter->sources);
      return false;
    }
    writer_->remove(letter->id);
    ++pending_;
    keep_aliases(*letter, record.ids);
    return true;
  }

  void keep_aliases(const Letter& left, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      auto successor = writer_->find(id);
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
      const FileRecord* known = known_.find(source.path);
      for (std::string path = source.path; !known && !path.empty();
           path.erase(std::min(path.size(), path.rfind('/'))))
        known = known_.find(path);
      if (!known) {
        const auto& all = known_.all();
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) {
          return is_from(source, printable_path(entry.first));
        });
        if (found != all.end()) known = &found->second;
      }
      if (known) make_stale(*known);
    }
  }

  void make_stale(FileRecord record) {
    record.hash.clear();
    writer_->set_record(record);
    stale_.push_back(record.path);
    known_.remember(std::move(record));
  }

  // A metadata record that is new or changed says more of the papers beside it (corpus/reader.h):
  // those that were read before it came are read again.
  void make_papers_stale(const std::string& path) {
    static constexpr std::string_view kRecord = "metadata.xml";
    if (!path.ends_with(kRecord)) return;
    const std::string start = path.substr(0, path.size() - kRecord.size());  // "/a/kst-1." or "/a/"
    std::vector<FileRecord> papers;
    const auto& all = known_.all();
    for (auto it = all.lower_bound(start); it != all.end(); ++it) {
      if (!it->first.starts_with(start)) break;
      const bool beside = it->first.find('/', start.size()) == std::string::npos;
      if (beside && !it->second.ids.empty() && !fresh_.contains(it->first))
        papers.push_back(it->second);
    }
    for (FileRecord& paper : papers) make_stale(std::move(paper));
  }

  void take_stale() {
    for (const std::string& path : std::exchange(stale_, {})) {
      const FileRecord* known = known_.find(path);
      FoundFile file;
      if (known && known->hash.empty() && look_at_letter(path, file)) take(file);
    }
  }

  // Files that the database knows below the given paths, and that are not there any more.
  void take_leave() {
    std::vector<FileRecord> gone;
    for (const auto& [path, record] : known_.all()) {
      if (given_.cover(path) && !has_file(walk_, path) && is_gone(path)) gone.push_back(record);
    }
    summary_.gone = gone.size();
    for (const FileRecord& record : gone) {
      if (options_.prune ? given_.surely_cover(record.path) : record.ids.empty()) prune(record);
    }
  }

  void prune(const FileRecord& record) {
    known_.forget(record.path);
    for (const std::string& id : record.ids) {
      if (let_go(id, {record.path, 0, 0, {}, {}, {}})) ++summary_.pruned;
    }
    writer_->remove_record(record.path);
    commit_when_due();
  }

  void commit_when_due() {
    if (pending_ < options_.commit_every) return;
    writer_->commit();
    pending_ = 0;
  }

  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const UpdateOptions& options_;
  const corpus::Vocabulary& vocabulary_;
  const std::function<void(const UpdateProgress&)>& report_;
  const Walk walk_;
  const FileReader reader_;
  std::unique_ptr<LetterWriter> writer_;
  const GivenPaths given_;
  KnownFiles known_;
  std::set<std::string> fresh_;     // paths whose file this run has read
  std::vector<std::string> stale_;  // paths whose file is to be read again
  UpdateSummary summary_;
  std::optional<ReadAhead> ahead_;
  std::size_t pending_ = 0;  // letters since the last commit
};

}  // namespace

UpdateSummary update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
                     const std::function<void(const UpdateProgress&)>& report) {
  return Update(options, vocabulary, report).run();
}

}  // namespace briefkamer::indexer
