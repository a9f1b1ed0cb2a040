#include "indexer/folder/update.h"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "corpus/reading/fork_gate.h"
#include "indexer/bulk/in_order.h"
#include "indexer/folder/changed_files.h"
#include "indexer/folder/file_reading.h"
#include "indexer/folder/file_walk.h"
#include "indexer/folder/letter_file.h"
#include "indexer/folder/letter_keeper.h"
#include "indexer/folder/letter_sources.h"
#include "indexer/folder/read_ahead.h"
#include "indexer/folder/run_report.h"
#include "indexer/folder/update_writer.h"
#include "indexer/stored_records.h"

namespace briefkamer::indexer {
namespace {

class Update {
 public:
  Update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
         const ReportProgress& report)
      : options_(options),
        report_(report),
        walk_(walk_files(options.paths)),
        reader_(options.limits, vocabulary),
        writer_(update_writer(options, walk_, vocabulary.identity, report, to_read_)),
        before_(writer_->letters()),
        keeper_(*writer_, vocabulary, summary_),
        given_(options.paths) {}

  UpdateSummary run() {
    const corpus::AtWork at_work;
    for (const UnreadablePath& path : walk_.unreadable)
      summary_.failed.push_back({printable_path(path.path), path.reason});
    read_ahead();
    const std::size_t total = walk_.files.size();
    for (std::size_t done = 0; done < total; ++done) {
      if (options_.stop && options_.stop()) return stopped();
      report(done, total);
      take(walk_.files[done]);
    }
    ahead_.reset();
    if (report_) report_({total, total, {}, UpdatePart::kReading, 0});
    take_stale();
    take_leave();
    take_stale();
    tell();
    walk_ = {};  // of many files, memory that finishing can use
    fresh_ = {};
    ::malloc_trim(0);
    summary_.stopped = !writer_->finish();
    return std::move(summary_);
  }

 private:
  void read_ahead() {
    if (to_read_.size() < 2) return;
    // Files that were moved need not be understood; of few it makes no difference.
    std::unordered_set<std::uint64_t> known;
    if (to_read_.size() >= kManyFiles && !options_.reread) known = writer_->short_hashes();
    ahead_.emplace(std::move(to_read_), usual_threads(),
                   [this, known = std::move(known)](const FoundFile& file) {
                     FoundFile now = file;  // it may have changed, or its records may
                     look_at_letter(file.path, now);
                     return reader_.read(now, [&](const std::string& hash) {
                       return known.contains(short_hash(hash));
                     });
                   });
  }

  // Files that are still to be read hold as many letters as those that were.
  void report(std::size_t done, std::size_t total) const {
    if (!report_) return;
    const std::size_t now = writer_->letters();  // fewer than before when letters became one
    const auto letters = static_cast<double>(now > before_ ? now - before_ : 0);
    const double more =
        done > 0 ? letters * static_cast<double>(total) / static_cast<double>(done) : 0;
    report_({done, total, printable_path(walk_.files[done].path), UpdatePart::kReading,
             writer_->seconds_to_finish(before_ + static_cast<std::size_t>(more))});
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
    const auto was_read = [this](const std::string& path) -> std::optional<bool> {
      if (!writer_->record(path)) return std::nullopt;
      return is_fresh(path);
    };
    writer_->set_last_run(
        run_report(summary_, writer_->failures(), was_read, writer_->last_run(), spent.count()));
  }

  void take(FoundFile file) {
    std::optional<FileReading> reading;
    if (ahead_) reading = ahead_->take(file.path);
    look_at_letter(file.path, file);
    const auto known = writer_->record(file.path);
    if (!is_other(file, known) && !options_.reread) {
      ++summary_.unchanged;
      return;
    }
    const FileRecord before = known.value_or(FileRecord());
    FileRecord record{file.path, file.size, file.modified, {}, before.ids, {}};
    if (!reading) reading = reader_.read(file);
    read(std::move(*reading), before, record);
    if (is_young(record.modified)) record.modified = 0;
    writer_->set_record(record);
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
    fresh_.insert(std::hash<std::string>()(record.path));
    const bool is_record = reading.letters.empty();
    keeper_.take(std::move(reading.letters), record);
    make_stale(keeper_.take_orphans());
    if (is_record) make_papers_stale(record.path);
  }

  // A new path with the bytes of a file that is gone: the same file under another name.
  bool was_moved(FileRecord& record) {
    for (const FileRecord& old : writer_->records_with(record.hash)) {
      // One that gave no letter has nothing to move. Where a part failed, the next run tries again.
      if (old.ids.empty() || !is_gone(old.path)) continue;
      record.ids = old.ids;
      record.failure = old.failure;
      if (!record.failure.empty())
        summary_.failed.push_back({printable_path(record.path), record.failure});
      keeper_.rename(record, old.path);
      writer_->remove_record(old.path);
      ++summary_.moved;
      return true;
    }
    return false;
  }

  // Has the files of these sources read again, in this run or, after a kill, in the next.
  void make_stale(const std::vector<corpus::Source>& sources) {
    for (const corpus::Source& source : sources) {
      // Its own path, or that of an archive it is in; a name that prints otherwise is searched for.
      auto known = writer_->record(source.path);
      for (std::string path = source.path; !known && !path.empty();
           path.erase(std::min(path.size(), path.rfind('/'))))
        known = writer_->record(path);
      if (!known) {
        writer_->each_record("", [&](FileRecord&& record) {
          if (is_from(source, printable_path(record.path))) known = std::move(record);
        });
      }
      if (known) make_stale(std::move(*known));
    }
  }

  void make_stale(FileRecord record) {
    record.hash.clear();
    writer_->set_record(record);
    stale_.push_back(std::move(record.path));
  }

  // A metadata record that is new or changed says more of the papers beside it (corpus/reader.h):
  // those that were read before it came are read again.
  void make_papers_stale(const std::string& path) {
    static constexpr std::string_view kRecord = "metadata.xml";
    if (!path.ends_with(kRecord)) return;
    const std::string start = path.substr(0, path.size() - kRecord.size());  // "/a/kst-1." or "/a/"
    std::vector<FileRecord> papers;
    writer_->each_record(start, [&](FileRecord&& record) {
      const bool beside = record.path.find('/', start.size()) == std::string::npos;
      if (beside && !record.ids.empty() && !is_fresh(record.path))
        papers.push_back(std::move(record));
    });
    for (FileRecord& paper : papers) make_stale(std::move(paper));
  }

  void take_stale() {
    for (const std::string& path : std::exchange(stale_, {})) {
      const auto known = writer_->record(path);
      FoundFile file;
      if (known && known->hash.empty() && look_at_letter(path, file)) take(file);
    }
  }

  // Files that the database knows below the given paths, and that are not there any more.
  void take_leave() {
    std::map<std::string, FileRecord> gone;
    const auto note_gone = [&](FileRecord&& record) {
      if (!has_file(walk_, record.path) && is_gone(record.path))
        gone.try_emplace(record.path, std::move(record));
    };
    for (const std::string& root : given_.roots()) {
      if (auto record = writer_->record(root)) note_gone(std::move(*record));
      writer_->each_record(root.ends_with('/') ? root : root + '/', note_gone);
    }
    summary_.gone = gone.size();
    for (const auto& [path, record] : gone) {
      if (options_.prune ? given_.surely_cover(path) : record.ids.empty()) prune(record);
    }
  }

  void prune(const FileRecord& record) {
    for (const std::string& id : record.ids) {
      if (keeper_.let_go(id, {record.path, 0, 0, {}, {}, {}})) ++summary_.pruned;
    }
    writer_->remove_record(record.path);
    make_stale(keeper_.take_orphans());
    commit_when_due();
  }

  bool is_fresh(const std::string& path) const {
    return fresh_.contains(std::hash<std::string>()(path));
  }

  void commit_when_due() {
    if (keeper_.pending() < options_.commit_every) return;
    writer_->commit();
    keeper_.forget_pending();
  }

  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  const UpdateOptions& options_;
  const ReportProgress& report_;
  Walk walk_;
  const FileReader reader_;
  std::vector<const FoundFile*> to_read_;  // of the walk
  std::unique_ptr<LetterWriter> writer_;
  const std::size_t before_;  // letters
  UpdateSummary summary_;
  LetterKeeper keeper_;
  const GivenPaths given_;
  std::unordered_set<std::size_t> fresh_;  // hashes of paths whose file this run has read
  std::vector<std::string> stale_;         // paths whose file is to be read again
  std::optional<ReadAhead> ahead_;
};

}  // namespace

UpdateSummary update(const UpdateOptions& options, const corpus::Vocabulary& vocabulary,
                     const ReportProgress& report) {
  return Update(options, vocabulary, report).run();
}

}  // namespace briefkamer::indexer
