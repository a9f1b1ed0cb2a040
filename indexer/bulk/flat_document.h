// A document as a database takes it: terms with places, values and data, all in order.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace briefkamer::indexer {

struct FlatTerm {
  std::string_view text;
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
  std::span<const FlatTerm> terms;    // by their bytes, each once
};

}  // namespace briefkamer::indexer
