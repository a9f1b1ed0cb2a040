#include "searcher/lists/word_places.h"

#include "indexer/bulk/glass_numbers.h"
#include "indexer/bulk/glass_positions.h"

namespace briefkamer::searcher {

namespace glass = indexer::glass;

namespace {

std::string start_of_key(std::string_view term) {
  std::string key;
  glass::append_sortable(key, term);
  key += '\0';
  return key;
}

}  // namespace

WordPlaces::WordPlaces(const PlacesFile& file, std::string_view term)
    : cursor_(file.file(), start_of_key(term)) {}

bool WordPlaces::read(std::uint32_t letter, std::uint32_t until) {
  using Lookup = glass::TableCursor::Lookup;
  std::string_view tag;
  const Lookup lookup = cursor_.find(letter, tag);
  if (lookup == Lookup::kThere) return glass::read_positions(tag, places_, until);
  places_.clear();
  return lookup == Lookup::kAbsent;
}

}  // namespace briefkamer::searcher
