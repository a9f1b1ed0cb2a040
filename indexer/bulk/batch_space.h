// The memory in which a batch sorts its postings. It is used again by batches after it: memory that
// comes from the system for each of them would be cleared each time, and be in no cache.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace briefkamer::indexer::glass {

// A text in a document: `packed` has the document, how often the text is in it and at how many
// places (see glass_batch.cc), which are in BatchSpace::positions from `place` on.
struct Posting {
  std::uint32_t place = 0;
  std::uint32_t packed = 0;
};

// The same where that does not fit, and `place` is in BatchSpace::large.
struct LargePosting {
  std::uint32_t place = 0;
  std::uint32_t frequency = 0;
  std::uint32_t positions = 0;
};

struct PostingOfText {
  std::uint32_t text = 0;
  std::uint32_t place = 0;
  std::uint32_t packed = 0;
};

// All postings of a text.
struct TextTotal {
  std::uint32_t postings = 0;
  std::uint32_t placed = 0;  // of them, those with positions
  std::uint64_t sum = 0;     // of frequencies
};

struct BatchSpace {
  std::vector<PostingOfText> postings;  // in the order of documents
  std::vector<std::uint32_t> positions;
  std::vector<LargePosting> large;
  std::vector<std::uint32_t> used;  // texts that have any
  std::vector<TextTotal> totals;    // by text; nothing of those that are not used
  std::vector<std::uint32_t> next;  // by text: where its next posting is to go
  std::vector<Posting> sorted;      // by text, in the order of `used`

  // Keeps the memory.
  void clear() {
    for (const std::uint32_t text : used) totals[text] = {};
    used.clear();
    postings.clear();
    positions.clear();
    large.clear();
  }
};

// Safe to share between threads. Holds as many spaces as were in use at one time.
class BatchSpaces {
 public:
  std::unique_ptr<BatchSpace> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<BatchSpace>();
    auto space = std::move(free_.back());
    free_.pop_back();
    return space;
  }

  // Of a clear one.
  void give_back(std::unique_ptr<BatchSpace> space) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(space));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<BatchSpace>> free_;
};

}  // namespace briefkamer::indexer::glass
