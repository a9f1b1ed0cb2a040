// Reads the list of a term from the file of a glass database's postings, beside Xapian, which takes
// ten times as long for it: glass_cursor.h says what that needs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/bulk/glass_cursor.h"

namespace briefkamer::indexer::glass {

struct Postings {
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> counts;  // of each
};

// The list of `term`, which is not empty and which `size` documents have: ascending, whatever the
// file holds. False when it cannot be told, and nothing that counts in `to`.
bool read_postings(const TableFile& file, std::string_view term, std::size_t size, Postings& to);

}  // namespace briefkamer::indexer::glass
