#include "indexer/word_pairs.h"

#include "indexer/analysis/common_words.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
constexpr std::uint32_t kRare = 0xFFFFFFFE;

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
  here_.clear();
  before_.clear();
  position_ = 0;
}

void WordPairs::add(std::uint32_t surface, std::uint32_t position) {
  const std::uint32_t word = common(surface);
  if (word == kRare) return;
  if (position != position_) {
    before_.clear();
    if (position == position_ + 1) before_.swap(here_);
    here_.clear();
    position_ = position;
  }
  for (const std::uint32_t first : before_) document_.add_boolean(term(first, word));
  here_.push_back(word);
}

void WordPairs::forget() {
  common_.clear();
  terms_.clear();
}

std::uint32_t WordPairs::common(std::uint32_t surface) {
  if (surface >= common_.size()) common_.resize(surface + surface / 2 + 1, kUnknown);
  std::uint32_t& known = common_[surface];
  if (known == kUnknown) known = common_word(words_.text(surface)).value_or(kRare);
  return known;
}

std::uint32_t WordPairs::term(std::uint32_t first, std::uint32_t second) {
  if (terms_.empty()) terms_.resize(kCommonWords * kCommonWords, kUnknown);
  std::uint32_t& known = terms_[first * kCommonWords + second];
  if (known == kUnknown) known = document_.number(kPair, pair_text(first, second));
  return known;
}

}  // namespace briefkamer::indexer
