#include "indexer/folder/letter_file.h"

#include <algorithm>

#include "corpus/hash.h"
#include "corpus/reader.h"

namespace briefkamer::indexer {

bool look_at_letter(const std::string& path, FoundFile& file) {
  if (!look_at(path, file)) return false;
  for (const std::filesystem::path& record : corpus::records_beside(path)) {
    FoundFile beside;
    if (look_at(record.string(), beside)) file.modified = std::max(file.modified, beside.modified);
  }
  return true;
}

std::string letter_hash(const std::string& path, const std::string& bytes) {
  std::string hash = corpus::sha256(bytes);
  for (const std::filesystem::path& record : corpus::records_beside(path)) {
    hash += corpus::sha256(corpus::file_bytes(record));
    hash = corpus::sha256(hash);
  }
  return hash;
}

}  // namespace briefkamer::indexer
