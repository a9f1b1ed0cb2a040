#include "searcher/spelling/spelling_candidates.h"

#include <algorithm>
#include <map>

#include "indexer/letter_document.h"
#include "indexer/lexicon/lexicon_key.h"
#include "indexer/schema.h"
#include "searcher/spelling/edit_distance.h"
#include "searcher/spelling/never_suggested.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kShortest = 5;            // letters of a word that is looked at
constexpr std::size_t kLong = 8;                // with two slips
constexpr std::size_t kShortestOffered = 4;     // letters
constexpr std::size_t kShortestHalf = 3;        // of a word that is split
constexpr std::size_t kMostOffered = 3;         // words
constexpr std::size_t kMostLookedAt = 400'000;  // terms of the database
constexpr double kFurtherSlip = 0.01;           // beside one slip
constexpr double kOtherStart = 0.1;             // readers seldom miss the first letter
constexpr double kUnknown = 0.1;                // a word that the lexicon does not have
constexpr double kFarBehind = 0.05;             // of the best: not worth a try
constexpr Xapian::doccount kFewestUnknown = 2;  // letters with a word that Dutch does not have

class Candidates {
 public:
  Candidates(const std::string& surface, const Xapian::Database& database,
             indexer::Analyzer& analyzer, const Deadline& deadline)
      : surface_(surface), database_(database), analyzer_(analyzer), deadline_(deadline) {}

  std::vector<std::string> run() {
    if (surface_.size() < kShortest || !indexer::is_lexicon_key(surface_)) return {};
    if (indexer::known_as(surface_) != indexer::Known::kNo) return {};
    slips_ = surface_.size() < kLong || is_compound(surface_) ? 1 : 2;
    same_start();
    other_start();
    split();
    return best();
  }

 private:
  Xapian::doccount letters(const std::string& surface) const {
    return database_.get_termfreq(indexer::prefixed(indexer::kSurface, surface));
  }

  // A word made of words that Dutch has.
  bool is_compound(const std::string& surface) {
    const auto tokens = analyzer_.analyze(surface);
    return tokens.size() == 1 && tokens.front().terms.size() > 1;
  }

  bool is_known(const std::string& surface) {
    return indexer::known_as(surface) != indexer::Known::kNo || is_compound(surface);
  }

  void same_start() {
    const std::string start = indexer::prefixed(indexer::kSurface, surface_.substr(0, 1));
    const auto end = database_.allterms_end(start);
    std::size_t looked = 0;
    for (auto it = database_.allterms_begin(start); it != end && looked < kMostLookedAt;
         ++it, ++looked) {
      const std::string word = (*it).substr(indexer::kSurface.size());
      const std::size_t slips = edit_distance(surface_, word, slips_);
      if (slips <= slips_) offer(word, it.get_termfreq(), slips, 1);
      if ((looked + 1) % kTermsAtATime == 0) deadline_.check();
    }
  }

  // One slip, in the first letter.
  void other_start() {
    const std::string rest = surface_.substr(1);
    std::vector<std::string> words{rest};
    std::string exchanged = surface_;
    std::swap(exchanged[0], exchanged[1]);
    if (exchanged[0] != surface_[0]) words.push_back(exchanged);
    for (char c = 'a'; c <= 'z'; ++c) {
      if (c == surface_[0]) continue;
      words.push_back(c + rest);
      words.push_back(c + surface_);
    }
    for (const std::string& word : words)
      if (word[0] != surface_[0]) offer(word, letters(word), 1, kOtherStart);
  }

  // Two words, without the space between them.
  void split() {
    for (std::size_t i = kShortestHalf; i + kShortestHalf <= surface_.size(); ++i) {
      const std::string left = surface_.substr(0, i);
      const std::string right = surface_.substr(i);
      const bool are_words = indexer::known_as(left) != indexer::Known::kNo &&
                             indexer::known_as(right) != indexer::Known::kNo;
      if (!are_words || is_never_suggested(left) || is_never_suggested(right)) continue;
      const Xapian::doccount rarer = std::min(letters(left), letters(right));
      if (rarer == 0) continue;
      std::string apart = surface_;
      add(apart.insert(i, 1, ' '), rarer * kFurtherSlip);
    }
  }

  void offer(const std::string& word, Xapian::doccount letters, std::size_t slips, double factor) {
    if (letters == 0 || word.size() < kShortestOffered || !indexer::is_lexicon_key(word)) return;
    if (indexer::is_stop_word(word) || is_never_suggested(word)) return;
    if (!is_known(word)) {
      if (slips > 1 || letters < kFewestUnknown) return;
      factor *= kUnknown;
    }
    add(word, letters * factor * (slips > 1 ? kFurtherSlip : 1));
  }

  void add(std::string text, double weight) { found_.emplace(weight, std::move(text)); }

  std::vector<std::string> best() const {
    std::vector<std::string> words;
    for (const auto& [weight, text] : found_) {
      if (words.size() == kMostOffered || weight < kFarBehind * found_.begin()->first) break;
      words.push_back(text);
    }
    return words;
  }

  const std::string& surface_;
  const Xapian::Database& database_;
  indexer::Analyzer& analyzer_;
  const Deadline& deadline_;
  std::size_t slips_ = 0;
  std::multimap<double, std::string, std::greater<>> found_;
};

}  // namespace

std::vector<std::string> spellings(const std::string& surface, const Xapian::Database& database,
                                   indexer::Analyzer& analyzer, const Deadline& deadline) {
  return Candidates(surface, database, analyzer, deadline).run();
}

}  // namespace briefkamer::searcher
