#include "indexer/folder/watch.h"

#include <poll.h>

#include <chrono>
#include <set>

#include "indexer/database_files.h"
#include "indexer/folder/folder_watch.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kForever{-1};
constexpr milliseconds kUntilFree{200};     // another program is writing
constexpr milliseconds kUntilMended{5000};  // the disk is full, or something like it

bool can_be_read(int file) {
  pollfd polled{file, POLLIN, 0};
  return ::poll(&polled, 1, 0) > 0;
}

class Watching {
 public:
  Watching(UpdateOptions options, const corpus::Vocabulary& vocabulary, int stop,
           const WatchReports& reports)
      : options_(std::move(options)),
        vocabulary_(vocabulary),
        stop_(stop),
        reports_(reports),
        folders_(options_.paths, options_.database),
        due_(options_.paths.begin(), options_.paths.end()) {
    options_.stop = [stop] { return can_be_read(stop); };
  }

  void run() {
    while (!can_be_read(stop_)) {
      const milliseconds patience = due_.empty() ? kForever : attempt();
      for (fs::path& path : folders_.changes(stop_, patience)) due_.insert(std::move(path));
    }
  }

 private:
  // Returns how long to wait before the next attempt, if nothing changes.
  milliseconds attempt() {
    try {
      options_.paths.assign(due_.begin(), due_.end());
      const UpdateSummary summary =
          update(options_, vocabulary_, is_first_ ? reports_.progress : nullptr);
      due_.clear();
      is_first_ = options_.reread = false;
      told_.clear();
      reports_.updated(summary);
      return kForever;
    } catch (const DatabaseBusy& busy) {
      tell(busy.what());
      return kUntilFree;
    } catch (const DatabaseError& error) {
      if (is_first_) throw;
      tell(error.what());
      return kUntilMended;
    }
  }

  void tell(const std::string& sentence) {
    if (sentence != told_) reports_.trouble(sentence);
    told_ = sentence;
  }

  UpdateOptions options_;
  const corpus::Vocabulary& vocabulary_;
  const int stop_;
  const WatchReports& reports_;
  FolderWatch folders_;
  std::set<fs::path> due_;  // what the database is yet to be updated with
  std::string told_;
  bool is_first_ = true;
};

}  // namespace

void watch(UpdateOptions options, const corpus::Vocabulary& vocabulary, int stop,
           const WatchReports& reports) {
  Watching(std::move(options), vocabulary, stop, reports).run();
}

}  // namespace briefkamer::indexer
