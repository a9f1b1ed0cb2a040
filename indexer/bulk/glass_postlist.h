// Writes the tables of postings and positions of a glass database, out of sorted runs whose keys
// are those of the postlist table (glass_writer.h) without a document's number.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "indexer/bulk/glass_table.h"
#include "indexer/bulk/posting_runs.h"

namespace briefkamer::indexer::glass {

// Of the values of one slot.
struct ValueBounds {
  std::uint64_t documents = 0;
  std::string least;
  std::string greatest;
};

// Keys of the runs. An entry's number and bytes are:
std::string metadata_key(std::string_view name);  // 0; the value, "" for none; the last one holds
std::string values_key(std::uint32_t slot);       // 0; the value
std::string lengths_key();                        // the document's length; none
void term_key(std::string& to, std::string_view term);  // frequency; tag of positions, or none

void write_postings(PostingRuns& runs, const std::map<std::uint32_t, ValueBounds>& values,
                    TableWriter& postlist, TableWriter& position);

}  // namespace briefkamer::indexer::glass
