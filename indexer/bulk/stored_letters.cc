#include "indexer/bulk/stored_letters.h"

#include <vector>

#include "indexer/bulk/in_order.h"
#include "indexer/letter_document.h"

namespace briefkamer::indexer {
namespace {

// What one thread works with.
class Analysing {
 public:
  Analysing(BulkWriter& writer, const StoredLetters& letters) : writer_(writer), from_(letters) {}

  bool take() {
    taken_.clear();
    const BatchSize most = writer_.batch_size();
    for (std::size_t bytes = 0; bytes < most.data && taken_.size() < most.documents;) {
      auto letter = from_.next();
      if (!letter) break;
      bytes += letter->json.size();
      taken_.push_back(std::move(*letter));
    }
    return !taken_.empty();
  }

  void work() {
    documents_.forget_when_full();
    batch_ = writer_.new_batch();
    for (StoredLetter& stored : taken_) {
      const corpus::Letter letter = from_.read(stored);
      if (!from_.unchanged) stored.json.clear();
      batch_->add(documents_.document(letter, std::move(stored.json)));
      if (&stored == &taken_.back()) last_ = letter.id;
    }
    batch_->finish();
  }

  // Returns how many letters there were.
  std::size_t deliver() {
    writer_.append(std::move(batch_));
    return taken_.size();
  }

  const std::string& last() const { return last_; }

 private:
  BulkWriter& writer_;
  const StoredLetters& from_;
  LetterDocuments documents_;
  std::vector<StoredLetter> taken_;
  std::unique_ptr<BulkBatch> batch_;
  std::string last_;  // id
};

}  // namespace

std::size_t add_letters(BulkWriter& writer, const StoredLetters& letters,
                        const std::function<void(std::size_t, const std::string&)>& report) {
  std::size_t done = 0;
  work_in_order(usual_threads(), [&] {
    const auto mine = std::make_shared<Analysing>(writer, letters);
    const auto deliver = [mine, &done, &report] {
      done += mine->deliver();
      if (report) report(done, mine->last());
    };
    return OrderedWork{[mine] { return mine->take(); }, [mine] { mine->work(); }, deliver};
  });
  return done;
}

}  // namespace briefkamer::indexer
