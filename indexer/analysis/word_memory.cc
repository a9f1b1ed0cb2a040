#include "indexer/analysis/word_memory.h"

namespace briefkamer::indexer {
namespace {

// Longer tokens are no words.
constexpr std::size_t kLongestWord = 64;  // bytes

}  // namespace

WordMemory::WordMemory(const Lexicon& lexicon, std::size_t most)
    : analyzer_(lexicon), most_(most) {}

void WordMemory::forget_when_full() {
  if (texts_.size() < most_) return;
  texts_ = StringTable();
  known_.clear();
  terms_.clear();
  parts_.clear();
  ++forgotten_;
}

std::span<const TermNumber> WordMemory::terms(std::uint32_t word, Case written) {
  const auto as_written = static_cast<std::size_t>(written);
  if (word >= known_.size()) known_.resize(texts_.size());
  if (known_[word][as_written].count == 0) analyze(word, written);
  const Known& found = known_[word][as_written];
  return {terms_.data() + found.begin, found.count};
}

void WordMemory::analyze(std::uint32_t word, Case written) {
  const std::string text(texts_.text(word));
  const auto begin = static_cast<std::uint32_t>(terms_.size());
  if (text.size() > kLongestWord) {
    terms_.push_back({word, TermKind::kStem});
  } else {
    const WordAnalysis analysis = analyzer_.analyze(text, written);
    terms_.push_back({texts_.number(analysis.lemma), TermKind::kStem});
    for (const std::string& lemma : analysis.parts) terms_.push_back(part(lemma));
  }
  const auto count = static_cast<std::uint32_t>(terms_.size()) - begin;
  known_[word][static_cast<std::size_t>(written)] = {begin, count};
}

// A part that has parts itself is a compound inside another.
TermNumber WordMemory::part(const std::string& lemma) {
  const std::uint32_t number = texts_.number(lemma);
  const auto [kind, fresh] = parts_.emplace(number, TermKind::kPart);
  if (fresh && !analyzer_.analyze(lemma).parts.empty()) kind->second = TermKind::kInner;
  return {number, kind->second};
}

}  // namespace briefkamer::indexer
