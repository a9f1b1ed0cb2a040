// The file iamglass, by which a folder is a glass database: magic bytes, format, identity, where
// the root of each table is, and the statistics that ranking relies on.
//
//   0F 0D "Xapian Glass", 04 6E     the format of 14 March 2016, the only one there is
//   16 bytes                        a random identity
//   revision                        a number, as are all that follow
//   six roots                       postlist, docdata, termlist, position, spelling, synonym; each:
//                                   block, level with two flags, entries, block size / 2048,
//                                   compress from, state of the free list (a string)
//   statistics                      documents, numbers given to documents that are gone, shortest
//                                   length that is not 0, highest frequency of a term in a
//                                   document, longest length less that frequency, oldest change
//                                   set, sum of lengths, highest frequency in spelling
// Fact source: the documentation and sources of Xapian's glass backend.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "indexer/bulk/glass_table.h"

namespace briefkamer::indexer::glass {

struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t shortest = 0;  // not 0 unless all are
  std::uint32_t longest = 0;
  std::uint32_t highest_frequency = 0;
  std::uint64_t total_length = 0;
};

struct Version {
  std::array<char, 16> identity{};
  std::uint32_t revision = kRevision;
  Root postlist;
  Root docdata;
  Root termlist;
  Root position;
  Statistics statistics;
};

// The bytes of iamglass.
std::string to_bytes(const Version& version);

// A random identity.
std::array<char, 16> new_identity();

// Makes `folder` a database, all at once, durably. Throws DatabaseError.
void write_version(const std::filesystem::path& folder, const Version& version);

// What iamglass in `folder` says at this moment of the revision and the tables; of statistics it
// leaves all at 0. Nothing when it cannot be read or is of another format.
std::optional<Version> read_version(const std::filesystem::path& folder);

// The identity as Xapian::Database::get_uuid() gives it.
std::string uuid(const Version& version);

// Whether `bytes` are iamglass of a database without anything, as this program would write it.
bool is_empty_version(const std::string& bytes);

// Whether the installed Xapian makes an empty database of the bytes that this program would. Makes
// one in `folder`, which must not exist, and removes it again. Throws DatabaseError when it cannot.
bool is_known_format(const std::filesystem::path& folder);

}  // namespace briefkamer::indexer::glass
