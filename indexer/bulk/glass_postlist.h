// Writes the tables of postings and positions of a glass database, each out of sorted runs of its
// own, whose keys are those of the table (glass_writer.h) without a document's number.
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

// Keys of the run of postings. Their entries have:
std::string metadata_key(std::string_view name);  // the value, "" for none; the last one holds
std::string values_key(std::uint32_t slot);       // the value
std::string lengths_key();                        // the document's length, a number
void term_key(std::string& to, std::string_view term);  // the frequency, a number

// In the run of positions, a term's entries have the tag of its positions.

void write_postings(PostingRuns& runs, const std::map<std::uint32_t, ValueBounds>& values,
                    TableWriter& postlist);
void write_positions(PostingRuns& runs, TableWriter& position);

}  // namespace briefkamer::indexer::glass
