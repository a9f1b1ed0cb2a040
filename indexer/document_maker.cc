#include "indexer/document_maker.h"

#include <algorithm>

#include "indexer/letter_document.h"

namespace briefkamer::indexer {

std::uint32_t DocumentMaker::number(std::string_view prefix, std::string_view text) {
  term_ = prefix;
  term_ += text;
  if (term_.size() > kMaxTermBytes || term_.find('\0') != std::string::npos)
    term_ = prefixed(prefix, text);
  const std::uint32_t number = terms_.number(term_);
  if (number == frequencies_.size()) frequencies_.push_back(0);
  return number;
}

void DocumentMaker::add_at(std::string_view prefix, std::string_view text, std::uint32_t position) {
  const std::uint32_t term = number(prefix, text);
  ++frequencies_[term];
  places_.push_back({term, position});
}

// The positions of each term together: after it, those of term t end at ends_[t].
void DocumentMaker::group_positions() {
  ends_.assign(terms_.size() + 1, 0);
  for (const Place& place : places_) ++ends_[place.term + 1];
  for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
  positions_.resize(places_.size());
  for (const Place& place : places_) positions_[ends_[place.term]++] = place.position;
}

FlatDocument DocumentMaker::document() {
  group_positions();
  terms_.sort_into(order_);
  flat_terms_.clear();
  for (const std::uint32_t term : order_) {
    if (terms_.text(term).empty()) continue;  // of zero bytes only
    const auto begin = positions_.begin() + (term == 0 ? 0 : ends_[term - 1]);
    auto end = positions_.begin() + ends_[term];
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    end = std::unique(begin, end);
    flat_terms_.push_back({terms_.text(term), frequencies_[term], {begin, end}});
  }
  flat_values_.clear();
  for (const auto& [slot, value] : values_) {
    if (!value.empty()) flat_values_.push_back({slot, value});
  }
  return {data_, flat_values_, flat_terms_};
}

void DocumentMaker::clear() {
  terms_.clear();
  frequencies_.clear();
  places_.clear();
  values_.clear();
  data_.clear();
}

}  // namespace briefkamer::indexer
