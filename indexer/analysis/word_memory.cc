#include "indexer/analysis/word_memory.h"

#include <algorithm>

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
  plain_.clear();
  known_.clear();
  terms_.clear();
  parts_.clear();
  ++forgotten_;
}

void WordMemory::learn(std::uint32_t word) {
  std::string text(texts_.text(word));
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool name = is_capital(text.front());
  const bool capitals = text.size() > 1 && std::all_of(text.begin(), text.end(), is_capital);
  for (char& c : text)
    if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  const std::uint32_t surface = texts_.number(text);
  if (word >= plain_.size()) plain_.resize(texts_.size(), {kUnknown, kUnknown});
  plain_[word] = {word, surface, name, capitals};
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
  if (word >= known_.size()) known_.resize(texts_.size());
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
