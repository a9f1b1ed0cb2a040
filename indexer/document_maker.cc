#include "indexer/document_maker.h"

#include <algorithm>

#include "indexer/letter_document.h"

namespace briefkamer::indexer {

std::uint32_t DocumentMaker::number(std::string_view prefix, std::string_view text) {
  term_ = prefix;
  term_ += text;
  if (term_.size() > kMaxTermBytes || text.find('\0') != std::string_view::npos)
    term_ = prefixed(prefix, text);
  const std::uint32_t number = texts_.number(term_);
  if (term_.empty()) nothing_ = number;
  return number;
}

std::uint32_t DocumentMaker::entry_number(std::uint32_t term) {
  if (term >= seen_.size()) seen_.resize(texts_.size());
  Seen& seen = seen_[term];
  if (seen.document != document_) {
    seen = {document_, static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back({term});
  }
  return seen.entry;
}

// The positions of each term together: after it, those of entry e end at ends_[e].
void DocumentMaker::group_positions() {
  ends_.resize(entries_.size());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    ends_[i] = begin;
    begin += entries_[i].places;
  }
  positions_.resize(places_.size());
  for (const Place& place : places_) positions_[ends_[place.entry]++] = place.position;
}

FlatDocument DocumentMaker::document() {
  group_positions();
  flat_terms_.clear();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (entry.text == nothing_) continue;
    const auto end = positions_.begin() + ends_[i];
    const auto begin = end - entry.places;
    FlatTerm& term = flat_terms_.emplace_back();
    term.text = entry.text;
    term.frequency = entry.frequency;
    term.first_position = ends_[i] - entry.places;
    term.positions = entry.places;
    if (entry.places < 2) continue;
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    term.positions = static_cast<std::uint32_t>(std::unique(begin, end) - begin);
  }
  flat_values_.clear();
  for (const auto& [slot, value] : values_) {
    if (!value.empty()) flat_values_.push_back({slot, value});
  }
  return {data_, flat_values_, flat_terms_, positions_, &texts_};
}

void DocumentMaker::clear() {
  ++document_;
  entries_.clear();
  places_.clear();
  values_.clear();
  data_.clear();
}

void DocumentMaker::forget() {
  texts_ = StringTable();
  nothing_ = kNone;
  std::vector<Seen>().swap(seen_);
}

}  // namespace briefkamer::indexer
