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

#include "indexer/analysis/analyzer.h"
#include "indexer/document_maker.h"

namespace briefkamer::indexer {

// The term of `second` right behind `first`, both folded; empty unless both are common words.
std::string pair_term(std::string_view first, std::string_view second);

// Adds the pairs of one letter after the other.
class WordPairs {
 public:
  // `words` made the tokens. Both must outlive it.
  WordPairs(DocumentMaker& document, const Analyzer& words) : document_(document), words_(words) {}

  // Begins another letter.
  void begin();

  // The word with the number `surface` at `position`, which is no lower than that of the word
  // before.
  void add(std::uint32_t surface, std::uint32_t position);

  // Numbers of words and of the document maker's terms mean something else now.
  void forget();

 private:
  std::uint32_t common(std::uint32_t surface);
  std::uint32_t term(std::uint32_t first, std::uint32_t second);

  DocumentMaker& document_;
  const Analyzer& words_;
  std::vector<std::uint32_t> common_;  // by number of surface
  std::vector<std::uint32_t> terms_;   // by both words
  std::vector<std::uint32_t> here_;    // common words at position_
  std::vector<std::uint32_t> before_;  // and right before it
  std::uint32_t position_ = 0;
};

}  // namespace briefkamer::indexer
