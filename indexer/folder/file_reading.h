// What the file of a letter says, without a look at what the database knows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/reader.h"
#include "corpus/tagging/tagger.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/folder/file_walk.h"

namespace briefkamer::indexer {

struct FileReading {
  FoundFile file;           // as it was when its bytes were read
  std::string hash;         // of them and of its records; empty when they could not be read
  bool understood = false;  // the letters are here; not where nobody wanted them
  std::vector<corpus::Letter> letters;
  std::vector<corpus::Refusal> refused;  // parts that are not among them
  std::vector<corpus::Refusal> remarks;  // what was left out of them
  std::optional<std::string> failure;    // why there are none
};

// May be used by several threads at once.
class FileReader {
 public:
  // `vocabulary` must outlive it.
  FileReader(const corpus::ReadLimits& limits, const corpus::Vocabulary& vocabulary)
      : limits_(limits), vocabulary_(vocabulary), tagger_(vocabulary) {}

  // Reads the file at file.path, whose size and time may have changed since. A file with a hash
  // that `is_known` is not understood; it may be empty.
  FileReading read(const FoundFile& file,
                   const std::function<bool(const std::string& hash)>& is_known = {}) const;

 private:
  std::string stable_bytes(FileReading& reading) const;
  void understand(const std::string& bytes, FileReading& reading) const;

  const corpus::ReadLimits limits_;
  const corpus::Vocabulary& vocabulary_;
  const corpus::Tagger tagger_;
};

}  // namespace briefkamer::indexer
