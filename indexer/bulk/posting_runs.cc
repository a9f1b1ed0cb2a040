#include "indexer/bulk/posting_runs.h"

#include <algorithm>

#include "indexer/database_files.h"
#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kLeastBuffer = 1 << 14;  // of a run that is read back
constexpr std::size_t kMostBuffer = 1 << 20;

}  // namespace

// Reads one run: groups of key, number of entries, sum, and the entries.
class PostingRuns::Cursor {
 public:
  Cursor(const OutputFile& file, std::size_t number, Stored run, std::uint64_t end,
         std::size_t buffer, std::atomic<std::uint64_t>& taken)
      : file_(file),
        taken_(taken),
        number_(number),
        before_(run.before),
        next_(run.begin),
        end_(end),
        buffer_(std::min<std::uint64_t>(buffer, end - run.begin), '\0') {}

  // Reads the head of the next group; false at the end of the run.
  bool next() {
    if (at_ == filled_ && next_ == end_) return false;
    key_ = take_string();
    need(2 * glass::kLongestNumber);
    const std::uint64_t entries = take_number();
    left_ = entries >> 1;
    kind_ = entries & 1 ? Entries::kBytes : Entries::kNumbers;
    sum_ = take_number();
    return true;
  }

  bool next_entry(RunEntry& entry) {
    if (left_ == 0) return false;
    --left_;
    need(2 * glass::kLongestNumber);
    entry.document = before_ + static_cast<std::uint32_t>(take_number());
    if (kind_ == Entries::kBytes) {
      entry.bytes = take_string();
    } else {
      entry.number = static_cast<std::uint32_t>(take_number());
    }
    return true;
  }

  const std::string& key() const { return key_; }
  std::uint64_t entries() const { return left_; }
  std::uint64_t sum() const { return sum_; }
  Entries kind() const { return kind_; }
  std::size_t number() const { return number_; }

 private:
  // Has at least `size` bytes in the buffer, unless the run ends before.
  void need(std::size_t size) {
    if (filled_ - at_ < size && next_ != end_) fill(size);
  }

  void fill(std::size_t size) {
    std::copy(buffer_.data() + at_, buffer_.data() + filled_, buffer_.data());
    filled_ -= at_;
    at_ = 0;
    if (size > buffer_.size()) buffer_.resize(size);
    const std::size_t wanted = std::min<std::uint64_t>(buffer_.size() - filled_, end_ - next_);
    if (file_.read(next_, buffer_.data() + filled_, wanted) != wanted)
      throw DatabaseError("a file of sorted postings has lost its end");
    filled_ += wanted;
    next_ += wanted;
    taken_ += wanted;
  }

  std::uint64_t take_number() {
    const char* const start = buffer_.data() + at_;
    const char* at = start;
    const std::uint64_t number = glass::take_number(at);
    at_ += static_cast<std::size_t>(at - start);
    return number;
  }

  std::string_view take_string() {
    need(glass::kLongestNumber);
    const std::size_t size = take_number();
    need(size);
    at_ += size;
    return {buffer_.data() + at_ - size, size};
  }

  const OutputFile& file_;
  std::atomic<std::uint64_t>& taken_;
  std::size_t number_;
  std::uint32_t before_;
  std::uint64_t next_;  // in the file
  std::uint64_t end_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::string key_;
  std::uint64_t left_ = 0;
  std::uint64_t sum_ = 0;
  Entries kind_ = Entries::kNumbers;
};

PostingRuns::PostingRuns(const std::filesystem::path& path, std::size_t memory)
    : memory_(memory), file_(path) {
  file_.unlink();
}

PostingRuns::~PostingRuns() = default;

void PostingRuns::append(const Run& run, std::uint32_t before) {
  if (run.bytes().empty()) return;
  runs_.push_back({file_.size(), before});
  file_.append(run.bytes());
}

// For the heap: whether `a` comes after `b`.
bool PostingRuns::is_later(const Waiting& a, const Waiting& b) {
  if (a.start != b.start) return a.start > b.start;
  const int order = a.cursor->key().compare(b.cursor->key());
  return order != 0 ? order > 0 : a.cursor->number() > b.cursor->number();
}

// Puts a run into the heap if it has another group.
void PostingRuns::wait(Cursor& cursor) {
  if (!cursor.next()) return;
  heap_.push_back({first_eight(cursor.key()), &cursor});
  std::push_heap(heap_.begin(), heap_.end(), is_later);
}

void PostingRuns::start_merge() {
  file_.flush();
  const std::size_t buffer = std::clamp(memory_ / (runs_.size() + 1), kLeastBuffer, kMostBuffer);
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const std::uint64_t end = i + 1 < runs_.size() ? runs_[i + 1].begin : file_.size();
    cursors_.push_back(std::make_unique<Cursor>(file_, i, runs_[i], end, buffer, bytes_taken_));
    wait(*cursors_.back());
  }
  merging_ = true;
}

std::optional<RunGroup> PostingRuns::next_group() {
  if (!merging_) start_merge();
  for (Cursor* cursor : group_) wait(*cursor);
  group_.clear();
  taken_ = 0;
  if (heap_.empty()) return std::nullopt;
  const std::uint64_t start = heap_.front().start;
  key_ = heap_.front().cursor->key();
  RunGroup found{key_, 0, 0, heap_.front().cursor->kind()};
  while (!heap_.empty() && heap_.front().start == start && heap_.front().cursor->key() == key_) {
    std::pop_heap(heap_.begin(), heap_.end(), is_later);
    group_.push_back(heap_.back().cursor);
    heap_.pop_back();
    found.entries += group_.back()->entries();
    found.sum += group_.back()->sum();
  }
  return found;
}

bool PostingRuns::next_entry(RunEntry& entry) {
  while (taken_ < group_.size()) {
    if (group_[taken_]->next_entry(entry)) return true;
    ++taken_;
  }
  return false;
}

}  // namespace briefkamer::indexer
