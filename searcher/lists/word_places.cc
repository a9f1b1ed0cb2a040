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

PlacesFile::PlacesFile(const std::filesystem::path& folder, const Snapshot& snapshot)
    : folder_(folder), uuid_(snapshot.uuid), revision_(snapshot.revision) {
  const auto version = glass::read_version(folder_);
  if (is_there(version))
    file_.emplace(folder_ / "position.glass", version->position, version->revision);
}

bool PlacesFile::is_there(const std::optional<glass::Version>& version) const {
  return version && version->revision == revision_ && glass::uuid(*version) == uuid_;
}

bool PlacesFile::verify() {
  const bool stays = is_there(glass::read_version(folder_));
  if (!stays) file_.reset();
  return stays;
}

WordPlaces::WordPlaces(const PlacesFile& file, std::string_view term)
    : cursor_(file.file(), start_of_key(term)) {}

bool WordPlaces::read(std::uint32_t letter) {
  using Lookup = glass::TableCursor::Lookup;
  std::string_view tag;
  const Lookup lookup = cursor_.find(letter, tag);
  if (lookup == Lookup::kThere) return glass::read_positions(tag, places_);
  places_.clear();
  return lookup == Lookup::kAbsent;
}

}  // namespace briefkamer::searcher
