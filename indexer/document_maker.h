// Collects what a document is to hold, in any order, and gives it back in order. Keeps its memory
// from document to document.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/bulk/flat_document.h"
#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {

class DocumentMaker {
 public:
  // Terms are `prefix` + `text`, made to fit as prefixed() of letter_document.h does. A term that
  // comes again counts again.
  void add(std::string_view prefix, std::string_view text) { ++frequencies_[number(prefix, text)]; }
  void add_at(std::string_view prefix, std::string_view text, std::uint32_t position);
  // Does not count: it is there or not.
  void add_boolean(std::string_view prefix, std::string_view text) { number(prefix, text); }

  // In place of what the slot had before. An empty value is none.
  void set_value(std::uint32_t slot, std::string value) { values_[slot] = std::move(value); }
  void set_data(std::string data) { data_ = std::move(data); }

  // Valid until something is added or cleared.
  FlatDocument document();

  void clear();

 private:
  struct Place {
    std::uint32_t term;
    std::uint32_t position;
  };

  std::uint32_t number(std::string_view prefix, std::string_view text);
  void group_positions();

  StringTable terms_;
  std::vector<std::uint32_t> frequencies_;  // by the number of the term
  std::vector<Place> places_;
  std::map<std::uint32_t, std::string> values_;
  std::string data_;
  std::string term_;  // reused, as is all below
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> ends_;  // in positions_, by the number of the term
  std::vector<std::uint32_t> positions_;
  std::vector<FlatTerm> flat_terms_;
  std::vector<FlatValue> flat_values_;
};

}  // namespace briefkamer::indexer
