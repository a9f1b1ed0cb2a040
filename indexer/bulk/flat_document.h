// A document as a database takes it: terms with places, values and data.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {

struct FlatTerm {
  std::uint32_t text = 0;                    // its number in FlatDocument::texts; not empty
  std::uint32_t frequency = 0;               // within the document
  std::span<const std::uint32_t> positions;  // ascending, each once; may be empty
};

struct FlatValue {
  std::uint32_t slot = 0;
  std::string_view value;  // not empty
};

// Whoever made it owns what it speaks of.
struct FlatDocument {
  std::string_view data;
  std::span<const FlatValue> values;  // by slot, each once
  std::span<const FlatTerm> terms;    // each once
  const StringTable* texts = nullptr;
};

}  // namespace briefkamer::indexer
