#include "indexer/analysis/word_memory.h"

#include <algorithm>

namespace briefkamer::indexer {
namespace {

// Longer tokens are no words.
constexpr std::size_t kLongestWord = 64;  // bytes

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

WordMemory::WordMemory(const Lexicon& lexicon, std::size_t most)
    : analyzer_(lexicon), most_(most) {}

void WordMemory::forget_when_full() {
  if (texts_.size() < most_) return;
  short_.clear();  // first, as these two take memory, and texts_ tells whether it is due
  texts_ = StringTable();
  long_.clear();
  found_.clear();
  forms_.clear();
  terms_.clear();
  parts_.clear();
  ++forgotten_;
}

PlainWord& WordMemory::long_plain(std::string_view written) {
  const std::uint32_t word = texts_.number(written);
  if (word >= long_.size()) long_.resize(texts_.size());
  return long_[word];
}

void WordMemory::learn(PlainWord& plain, std::string_view written) {
  plain.name = is_capital(written.front());
  plain.capitals = written.size() > 1 && std::all_of(written.begin(), written.end(), is_capital);
  plain.word = texts_.number(written);
}

std::uint32_t WordMemory::make_form_of_plain(std::uint32_t word, Case written) {
  std::string text(texts_.text(word));
  for (char& c : text)
    if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
  const std::uint32_t surface = texts_.number(text);
  return add_form({surface, word, terms_of(surface, written)});
}

std::uint32_t WordMemory::form(std::uint32_t word, Case written, bool stem_only) {
  const auto known = [&]() -> std::uint32_t& {
    Found& all = found(word);
    return (stem_only ? all.stem_forms : all.forms)[index(written)];
  };
  if (known() != kUnknown) return known();
  TermRange terms = terms_of(word, written);
  if (stem_only) terms.count = 1;
  return known() = add_form({word, kNotPlain, terms});
}

std::uint32_t WordMemory::add_form(const WordForm& form) {
  forms_.push_back(form);
  return static_cast<std::uint32_t>(forms_.size() - 1);
}

WordMemory::Found& WordMemory::found(std::uint32_t word) {
  if (word >= found_.size()) found_.resize(texts_.size());
  return found_[word];
}

TermRange WordMemory::terms_of(std::uint32_t word, Case written) {
  const TermRange known = found(word).terms[index(written)];
  return known.count > 0 ? known : analyze(word, written);
}

TermRange WordMemory::analyze(std::uint32_t word, Case written) {
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
  return found(word).terms[index(written)] = {begin, count};
}

// A part that has parts itself is a compound inside another.
TermNumber WordMemory::part(const std::string& lemma) {
  const std::uint32_t number = texts_.number(lemma);
  if (const auto known = parts_.find(number); known != parts_.end()) return {number, known->second};
  const bool whole = analyzer_.analyze(lemma).parts.empty();
  return {number, parts_.emplace(number, whole ? TermKind::kPart : TermKind::kInner).first->second};
}

}  // namespace briefkamer::indexer
