// What a journal of letters (letter_journal.h) says of letters: where the last one of each id is in
// it. Of a million letters, so little memory is taken for each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/journal_records.h"
#include "indexer/lexicon/string_table.h"

namespace briefkamer::indexer {

class JournalLetters {
 public:
  // Takes an entry whose key is the id, and aliases behind zero bytes. Returns the id.
  std::string apply(std::string_view key, Place place);

  void remove(std::string_view id);

  // Nothing when the journal has no such letter.
  const Place* find(std::string_view id) const;

  // The last letter that came with this alias: it may have lost it since.
  const Place* find_alias(const std::string& alias) const;

  std::size_t size() const { return size_; }

  // All of them in the order of the journal. There are none afterwards.
  std::vector<Place> take_all();

 private:
  StringTable ids_;
  std::vector<Place> places_;  // by the number of the id; of size 0 when it is gone
  std::size_t size_ = 0;
  std::unordered_map<std::string, std::string> aliases_;  // to ids
};

}  // namespace briefkamer::indexer
