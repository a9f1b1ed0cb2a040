// Two common words that stand next to each other are a term (kPair in schema.h): which letters have
// a phrase of common words can then be read, and the places of words need no look. A pair does not
// count: no letter gets longer by it, and no score another.
//
// Only common words, for their phrases are what takes time: of the letters that have a rare word,
// the places are soon looked at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_maker.h"

namespace briefkamer::indexer {

// The term of `second` right behind `first`, both folded; empty unless both are common words.
std::string pair_term(std::string_view first, std::string_view second);

// Adds the pairs of one letter after the other.
class WordPairs {
 public:
  // The document maker must outlive it.
  explicit WordPairs(DocumentMaker& document) : document_(document) {}

  // Begins another letter.
  void begin();

  // A common word, by its number (analysis/common_words.h), at `position`, which is no lower than
  // that of the word before.
  void add(std::uint32_t word, std::uint32_t position);

  // Adds the pairs of the letter.
  void finish();

  // Numbers of the document maker's terms mean something else now.
  void forget() { terms_.clear(); }

 private:
  void look_ahead(std::size_t at) const;
  std::uint32_t term(std::uint32_t pair);

  DocumentMaker& document_;
  std::vector<std::uint32_t> terms_;   // the document maker's, by pair
  std::vector<std::uint32_t> pairs_;   // of the letter, some of them twice
  std::vector<std::uint32_t> here_;    // common words at position_
  std::vector<std::uint32_t> before_;  // and right before it
  std::uint32_t position_ = 0;
};

}  // namespace briefkamer::indexer
