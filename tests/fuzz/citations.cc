// Citations in any text: places lie within it and in order, and ids are never empty.
#include "corpus/citing/citations.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace briefkamer::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  for (const Citation& citation : find_citations(text)) {
    const Place& place = citation.place;
    const bool lies_within = place.offset >= end && place.length > 0 && place.offset <= size &&
                             place.length <= size - place.offset;
    if (!lies_within || citation.id.empty()) std::abort();
    end = place.offset + place.length;
  }
  parse_citation(text);
  return 0;
}
