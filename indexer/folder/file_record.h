// What the database remembers of each file that was read, so that the next run reads only what
// changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

struct FileRecord {
  std::string path;           // absolute; raw bytes, as the file system has it
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970; 0 is not to be relied on
  std::string hash;           // SHA-256 of the bytes, hexadecimal; empty when it could not be read
  std::vector<std::string> ids;  // of the letters that it is a source of
  std::string failure;           // why it gave no letter; empty when it did

  bool operator==(const FileRecord&) const = default;
};

// For the database's metadata (stored_records.h). A path holds no zero byte, so that zero bytes
// separate the fields.
std::string to_value(const FileRecord& record);

// The record that to_value() wrote; throws DatabaseError when it is not one.
FileRecord file_record_from(std::string_view value);

// `path` as text that can stand in a report and in JSON: bytes that are not UTF-8 and control
// characters are written as %XX. Two paths never have the same text.
std::string printable_path(std::string_view path);

}  // namespace briefkamer::indexer
