#include "indexer/folder/file_reading.h"

#include "corpus/parsing/letter_parser.h"
#include "indexer/folder/file_record.h"
#include "indexer/folder/letter_file.h"

namespace briefkamer::indexer {

FileReading FileReader::read(const FoundFile& file,
                             const std::function<bool(const std::string&)>& is_known) const {
  FileReading reading;
  reading.file = file;
  try {
    const std::string bytes = stable_bytes(reading);
    reading.hash = letter_hash(file.path, bytes);
    if (!is_known || !is_known(reading.hash)) understand(bytes, reading);
  } catch (const corpus::ReadError& error) {
    reading.failure = error.what();
  }
  return reading;
}

// The bytes of a file that did not change while they were read.
std::string FileReader::stable_bytes(FileReading& reading) const {
  FoundFile& seen = reading.file;
  for (int attempt = 0; attempt < 3; ++attempt) {
    std::string bytes = corpus::file_bytes(seen.path, limits_);
    FoundFile after;
    if (!look_at_letter(seen.path, after)) throw corpus::ReadError("disappeared while it was read");
    const bool same = after.size == bytes.size() && after.modified == seen.modified;
    seen.size = after.size;
    seen.modified = after.modified;
    if (same) return bytes;
  }
  throw corpus::ReadError("keeps changing while it is read; try again when it is finished");
}

// Everything that a file says, before anything of it is written.
void FileReader::understand(const std::string& bytes, FileReading& reading) const {
  try {
    for (const corpus::Document& document :
         corpus::read_bytes(bytes, reading.file.path, limits_, &reading.refused)) {
      for (const std::string& remark : document.remarks)
        reading.remarks.push_back({printable_path(document.source.path), remark});
      corpus::Letter& letter =
          reading.letters.emplace_back(corpus::parse_letter(document, vocabulary_));
      for (corpus::Source& source : letter.sources) source.path = printable_path(source.path);
      tagger_.tag(letter, letter.themes);
    }
    for (corpus::Refusal& part : reading.refused) part.path = printable_path(part.path);
    reading.understood = true;
  } catch (const corpus::ReadError&) {
    throw;
  } catch (const std::exception& error) {  // one file never ends a run
    throw corpus::ReadError(std::string("cannot be understood: ") + error.what());
  }
}

}  // namespace briefkamer::indexer
