// Letters that are stored as JSON, on their way into a new database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "corpus/letter.h"
#include "indexer/bulk/bulk_writer.h"

namespace briefkamer::indexer {

struct StoredLetter {
  std::string json;
  std::uint64_t place = 0;  // where it was, for whoever reads it
};

struct StoredLetters {
  // The next one; nothing after the last. One thread at a time.
  std::function<std::optional<StoredLetter>()> next;
  // The letter that is to be written for it. Several threads at once.
  std::function<corpus::Letter(const StoredLetter&)> read;
  // What read() gives is what the JSON says, so that the JSON can be stored again.
  bool unchanged = false;
};

// Analyses letters and adds their documents, several at once and in order. `report` takes how many
// there are so far and the id of the last one, and may be empty. Returns how many there are.
std::size_t add_letters(BulkWriter& writer, const StoredLetters& letters,
                        const std::function<void(std::size_t, const std::string&)>& report);

}  // namespace briefkamer::indexer
