// From the bytes of a file to documents. The format is recognised by content, never by name.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// Why a file did not become a letter. what() is one line, for the reader of a report; it names
// what is wrong and, where there is something to do, what to do. The file's name is not in it.
class ReadError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ReadLimits {
  std::size_t bytes = 64u << 20;  // of one file
};

// The bytes of the file at `path`. Throws ReadError when it cannot be opened or is larger than the
// limit.
std::string file_bytes(const std::filesystem::path& path, const ReadLimits& limits = {});

// The documents in the file at `path`: one, or several where the format is a container. Fills in
// each document's source. Throws ReadError for a file that cannot be opened, is empty, is larger
// than the limit, is of no known format (saying what it seems to be) or is damaged.
std::vector<Document> read_file(const std::filesystem::path& path, const ReadLimits& limits = {});

// The same for bytes in memory; `path` is only written into the source.
std::vector<Document> read_bytes(std::string_view bytes, const std::string& path);

}  // namespace briefkamer::corpus
