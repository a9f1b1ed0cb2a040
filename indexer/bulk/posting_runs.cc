#include "indexer/bulk/posting_runs.h"

#include <algorithm>

#include "indexer/bulk/glass_numbers.h"
#include "indexer/database_files.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kLeastMemory = 1 << 16;
constexpr std::size_t kMostMemory = std::size_t{1} << 31;
constexpr std::size_t kLeastBuffer = 1 << 14;  // of a run that is read back
constexpr std::size_t kMostBuffer = 1 << 20;
constexpr std::size_t kLongestNumber = 10;

std::uint64_t take_number(const char*& at) {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
}

}  // namespace

// Reads one run: groups of key, number of entries, sum, and the entries.
class PostingRuns::Cursor {
 public:
  Cursor(const OutputFile& file, std::size_t number, std::uint64_t begin, std::uint64_t end,
         std::size_t buffer)
      : file_(file), number_(number), next_(begin), end_(end), buffer_(buffer, '\0') {}

  // Reads the head of the next group; false at the end of the run.
  bool next() {
    if (at_ == filled_ && next_ == end_) return false;
    key_ = take_string();
    left_ = take_number();
    sum_ = take_number();
    return true;
  }

  bool next_entry(RunEntry& entry) {
    if (left_ == 0) return false;
    --left_;
    entry.document = static_cast<std::uint32_t>(take_number());
    entry.number = static_cast<std::uint32_t>(take_number());
    entry.bytes = take_string();
    return true;
  }

  const std::string& key() const { return key_; }
  std::uint64_t entries() const { return left_; }
  std::uint64_t sum() const { return sum_; }
  std::size_t number() const { return number_; }

 private:
  // Has at least `size` bytes in the buffer, unless the run ends before.
  void need(std::size_t size) {
    if (filled_ - at_ >= size || next_ == end_) return;
    std::copy(buffer_.data() + at_, buffer_.data() + filled_, buffer_.data());
    filled_ -= at_;
    at_ = 0;
    if (size > buffer_.size()) buffer_.resize(size);
    const std::size_t wanted = std::min<std::uint64_t>(buffer_.size() - filled_, end_ - next_);
    if (file_.read(next_, buffer_.data() + filled_, wanted) != wanted)
      throw DatabaseError("a file of sorted postings has lost its end");
    filled_ += wanted;
    next_ += wanted;
  }

  std::uint64_t take_number() {
    need(kLongestNumber);
    const char* start = buffer_.data() + at_;
    const char* at = start;
    const std::uint64_t number = indexer::take_number(at);
    at_ += static_cast<std::size_t>(at - start);
    return number;
  }

  std::string_view take_string() {
    const std::size_t size = take_number();
    need(size);
    at_ += size;
    return {buffer_.data() + at_ - size, size};
  }

  const OutputFile& file_;
  std::size_t number_;
  std::uint64_t next_;  // in the file
  std::uint64_t end_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::string key_;
  std::uint64_t left_ = 0;
  std::uint64_t sum_ = 0;
};

PostingRuns::PostingRuns(const std::filesystem::path& folder, std::size_t memory)
    : memory_(std::clamp(memory, kLeastMemory, kMostMemory)), file_(folder / "runs.tmp") {
  file_.unlink();
  bytes_.reserve(memory_);  // untouched, it takes no memory
  places_.reserve(memory_ / (2 * sizeof(Place)));
}

PostingRuns::~PostingRuns() = default;

void PostingRuns::add(std::string_view key, std::uint32_t document, std::uint32_t number,
                      std::string_view bytes) {
  const std::uint32_t id = keys_.number(key);
  if (id == totals_.size()) totals_.emplace_back();
  ++totals_[id].entries;
  totals_[id].sum += number;
  places_.push_back({id, static_cast<std::uint32_t>(bytes_.size())});
  glass::append_number(bytes_, document);
  glass::append_number(bytes_, number);
  glass::append_string(bytes_, bytes);
  if (in_use() > memory_) spill();
}

// With what sorting takes.
std::size_t PostingRuns::in_use() const {
  return bytes_.size() + places_.size() * (sizeof(Place) + sizeof(std::uint32_t)) + keys_.memory() +
         keys_.size() * (sizeof(Key) + 32);
}

void PostingRuns::spill() {
  if (places_.empty()) return;
  runs_.push_back(file_.size());
  std::vector<std::uint32_t> next(keys_.size());
  const std::vector<std::uint32_t> order = keys_.sorted();
  std::uint32_t start = 0;
  for (const std::uint32_t key : order) {
    next[key] = start;
    start += totals_[key].entries;
  }
  std::vector<std::uint32_t> begins(places_.size());
  for (const Place& place : places_) begins[next[place.key]++] = place.begin;
  for (const std::uint32_t key : order)
    write_group(key, begins.data() + next[key] - totals_[key].entries);
  keys_.clear();
  totals_.clear();
  places_.clear();
  bytes_.clear();
}

void PostingRuns::write_group(std::uint32_t key, const std::uint32_t* begins) {
  std::string head;
  glass::append_string(head, keys_.text(key));
  glass::append_number(head, totals_[key].entries);
  glass::append_number(head, totals_[key].sum);
  file_.append(head);
  for (std::uint32_t i = 0; i < totals_[key].entries; ++i) file_.append(entry_at(begins[i]));
}

std::string_view PostingRuns::entry_at(std::uint32_t begin) const {
  const char* const start = bytes_.data() + begin;
  const char* at = start;
  take_number(at);
  take_number(at);
  const std::size_t size = take_number(at);
  return {start, static_cast<std::size_t>(at - start) + size};
}

namespace {

// For the heap: whether `a` comes after `b`.
constexpr auto kLater = [](const auto& a, const auto& b) {
  const int order = a->key().compare(b->key());
  return order != 0 ? order > 0 : a->number() > b->number();
};

}  // namespace

void PostingRuns::start_merge() {
  spill();
  file_.flush();
  std::string().swap(bytes_);
  std::vector<Place>().swap(places_);
  const std::size_t buffer = std::clamp(memory_ / (runs_.size() + 1), kLeastBuffer, kMostBuffer);
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const std::uint64_t end = i + 1 < runs_.size() ? runs_[i + 1] : file_.size();
    auto cursor = std::make_unique<Cursor>(file_, i, runs_[i], end, buffer);
    if (cursor->next()) heap_.push_back(std::move(cursor));
  }
  std::make_heap(heap_.begin(), heap_.end(), kLater);
  merging_ = true;
}

std::optional<RunGroup> PostingRuns::next_group() {
  if (!merging_) start_merge();
  for (std::unique_ptr<Cursor>& cursor : group_) {
    if (!cursor->next()) continue;
    heap_.push_back(std::move(cursor));
    std::push_heap(heap_.begin(), heap_.end(), kLater);
  }
  group_.clear();
  taken_ = 0;
  if (heap_.empty()) return std::nullopt;
  key_ = heap_.front()->key();
  RunGroup found{key_, 0, 0};
  while (!heap_.empty() && heap_.front()->key() == key_) {
    std::pop_heap(heap_.begin(), heap_.end(), kLater);
    group_.push_back(std::move(heap_.back()));
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
