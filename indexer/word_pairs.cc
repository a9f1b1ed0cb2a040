#include "indexer/word_pairs.h"

#include "indexer/analysis/common_words.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
constexpr std::size_t kAhead = 16;  // pairs
constexpr std::uint32_t kWords{kCommonWords};

constexpr std::uint32_t kDigits = 32;  // from '0' on: no zero byte, and near words begin alike
static_assert(kCommonWords == std::size_t{kDigits} * kDigits);

// Two characters a word, for a letter has these terms by the hundred.
std::string pair_text(std::uint32_t first, std::uint32_t second) {
  std::string text;
  for (const std::uint32_t word : {first, second})
    for (const std::uint32_t digit : {word / kDigits, word % kDigits})
      text += static_cast<char>('0' + digit);
  return text;
}

}  // namespace

std::string pair_term(std::string_view first, std::string_view second) {
  const auto one = common_word(first);
  const auto other = common_word(second);
  return one && other ? std::string(kPair) + pair_text(*one, *other) : std::string();
}

void WordPairs::begin() {
  pairs_.clear();
  here_.clear();
  before_.clear();
  position_ = 0;
}

void WordPairs::add(std::uint32_t word, std::uint32_t position) {
  if (position != position_) {
    before_.clear();
    if (position == position_ + 1) before_.swap(here_);
    here_.clear();
    position_ = position;
  }
  for (const std::uint32_t first : before_) pairs_.push_back(first * kWords + word);
  here_.push_back(word);
}

void WordPairs::finish() {
  if (pairs_.empty()) return;
  if (terms_.empty()) terms_.resize(std::size_t{kWords} * kWords, kUnknown);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    look_ahead(i);
    document_.add_boolean(term(pairs_[i]));
  }
}

void WordPairs::look_ahead(std::size_t at) const {
  if (at + 2 * kAhead < pairs_.size()) __builtin_prefetch(&terms_[pairs_[at + 2 * kAhead]]);
  if (at + kAhead < pairs_.size()) document_.look_ahead(terms_[pairs_[at + kAhead]]);
}

std::uint32_t WordPairs::term(std::uint32_t pair) {
  std::uint32_t& known = terms_[pair];
  if (known == kUnknown) known = document_.number(kPair, pair_text(pair / kWords, pair % kWords));
  return known;
}

}  // namespace briefkamer::indexer
