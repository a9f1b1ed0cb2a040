// Collects what a document is to hold, in any order. Keeps its memory from document to document,
// and the numbers of terms, so that whoever adds a term often need not look it up again.
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
  // The number of the term `prefix` + `text`, made to fit as prefixed() of letter_document.h does.
  std::uint32_t number(std::string_view prefix, std::string_view text);

  // A term that comes again counts again.
  void add(std::uint32_t term, std::uint32_t times = 1) { entry(term).frequency += times; }
  void add_at(std::uint32_t term, std::uint32_t position) { add_at(place_of(term), position); }
  // Does not count: it is there or not.
  void add_boolean(std::uint32_t term) { entry(term); }

  // The same for a term that comes often: it is in the document from the first call on, and its
  // place there holds until clear().
  enum class TermPlace : std::uint32_t {};
  TermPlace place_of(std::uint32_t term) { return TermPlace{entry_number(term)}; }
  void add_at(TermPlace place, std::uint32_t position) {
    const auto number = static_cast<std::uint32_t>(place);
    Entry& entry = entries_[number];
    ++entry.frequency;
    ++entry.places;
    places_.push_back({number, position});
  }

  void add(std::string_view prefix, std::string_view text) { add(number(prefix, text)); }
  void add_boolean(std::string_view prefix, std::string_view text) { entry(number(prefix, text)); }

  // For a term that is soon to come; any number will do.
  void look_ahead(std::uint32_t term) const {
    if (term < seen_.size()) __builtin_prefetch(&seen_[term]);
  }

  // In place of what the slot had before. An empty value is none.
  void set_value(std::uint32_t slot, std::string value) { values_[slot] = std::move(value); }
  void set_data(std::string data) { data_ = std::move(data); }

  // Valid until something is added or cleared.
  FlatDocument document();

  // Begins another document.
  void clear();

  // What numbers stand for, from all documents; forget() makes them mean something else, and may
  // only be called on a clear maker.
  const StringTable& texts() const { return texts_; }
  void forget();

 private:
  struct Entry {
    std::uint32_t text;
    std::uint32_t frequency = 0;
    std::uint32_t places = 0;
  };
  struct Place {
    std::uint32_t entry;
    std::uint32_t position;
  };
  // Which entry of a document a term has, if the document is this one.
  struct Seen {
    std::uint32_t document = 0;
    std::uint32_t entry = 0;
  };

  Entry& entry(std::uint32_t term) { return entries_[entry_number(term)]; }
  std::uint32_t entry_number(std::uint32_t term);
  void group_positions();

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  StringTable texts_;
  std::uint32_t nothing_ = kNone;  // number of the term of zero bytes only, which is left out
  std::vector<Seen> seen_;         // by number in texts_
  std::uint32_t document_ = 1;
  std::vector<Entry> entries_;
  std::vector<Place> places_;
  std::map<std::uint32_t, std::string> values_;
  std::string data_;
  std::string term_;                 // reused, as is all below
  std::vector<std::uint32_t> ends_;  // in positions_, by the number of the entry
  std::vector<std::uint32_t> positions_;
  std::vector<FlatTerm> flat_terms_;
  std::vector<FlatValue> flat_values_;
};

}  // namespace briefkamer::indexer
