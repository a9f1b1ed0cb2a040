// A document as a database takes it: terms with places, values and data.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {

struct FlatTerm {
  std::uint32_t text = 0;       // its number in FlatDocument::texts; not empty
  std::uint32_t frequency = 0;  // within the document
  // In FlatDocument::positions, so many: ascending, each once.
  std::uint32_t first_position = 0;
  std::uint32_t positions = 0;
};

struct FlatValue {
  std::uint32_t slot = 0;
  std::string_view value;  // not empty
};

// Whoever made it owns what it speaks of.
struct FlatDocument {
  std::string_view data;
  std::span<const FlatValue> values;         // by slot, each once
  std::span<const FlatTerm> terms;           // each once
  std::span<const std::uint32_t> positions;  // of all terms; some may be of none
  const StringTable* texts = nullptr;

  std::span<const std::uint32_t> positions_of(const FlatTerm& term) const {
    return positions.subspan(term.first_position, term.positions);
  }
};

}  // namespace briefkamer::indexer
