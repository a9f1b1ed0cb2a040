// Tokens of any text: each lies within it and has a surface, and positions never go back.
#include "indexer/analysis/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace briefkamer::indexer;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint32_t position = 0;
  for (const Token& token : tokenize(text)) {
    const bool lies_within = token.begin < token.end && token.end <= size;
    if (!lies_within || token.surface.empty() || token.position < position) std::abort();
    position = token.position;
  }
  return 0;
}
