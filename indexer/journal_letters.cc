#include "indexer/journal_letters.h"

#include <algorithm>

namespace briefkamer::indexer {

std::string JournalLetters::apply(std::string_view key, Place place) {
  std::string id(key.substr(0, key.find('\0')));
  const std::uint32_t number = ids_.number(id);
  if (number == places_.size()) places_.emplace_back();
  if (places_[number].size == 0) ++size_;
  places_[number] = place;
  for (key.remove_prefix(id.size()); !key.empty();) {
    key.remove_prefix(1);
    const std::string_view alias = key.substr(0, key.find('\0'));
    aliases_[std::string(alias)] = id;
    key.remove_prefix(alias.size());
  }
  return id;
}

void JournalLetters::remove(std::string_view id) {
  const auto number = ids_.find(id);
  if (!number || places_[*number].size == 0) return;
  places_[*number] = {};
  --size_;
}

const Place* JournalLetters::find(std::string_view id) const {
  const auto number = ids_.find(id);
  return number && places_[*number].size > 0 ? &places_[*number] : nullptr;
}

const Place* JournalLetters::find_alias(const std::string& alias) const {
  const auto known = aliases_.find(alias);
  return known == aliases_.end() ? nullptr : find(known->second);
}

std::vector<Place> JournalLetters::take_all() {
  std::vector<Place> places = std::move(places_);
  std::erase_if(places, [](const Place& place) { return place.size == 0; });
  std::sort(places.begin(), places.end());
  *this = JournalLetters();
  return places;
}

}  // namespace briefkamer::indexer
