// From the bytes of a file to documents. The format is recognised by content, never by name: plain
// text, PDF, official XML and web pages, Word (DOCX), OpenDocument (ODT), and zip archives of
// these.
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

// How far reading goes.
struct ReadLimits {
  std::size_t bytes = 64u << 20;              // of one file
  unsigned seconds = 60;                      // of work on one file, in a process of its own
  std::size_t memory = std::size_t{1} << 30;  // of that process
  bool ocr = false;                           // read scans with Tesseract
  // What Tesseract read is kept here by the hash of the file; empty: in the user's cache folder.
  std::filesystem::path ocr_cache = {};
  std::size_t unpacked = 256u << 20;  // bytes of all that is in one archive, archives in it too
};

// A part of a file that could not be read: a file in an archive.
struct Refusal {
  std::string path;  // of the file, with the name in the archive behind it
  std::string reason;

  bool operator==(const Refusal&) const = default;
};

// The bytes of the file at `path`. Throws ReadError when it cannot be opened or is larger than the
// limit.
std::string file_bytes(const std::filesystem::path& path, const ReadLimits& limits = {});

// The documents in the file at `path`: one, or several where the format is a container. Fills in
// each document's source; of a file in an archive, its path is that of the archive with its name
// behind it. Throws ReadError for a file that cannot be opened, is empty, is larger than the limit,
// is of no known format (saying what it seems to be) or is damaged.
//
// Files in an archive that cannot be read are added to `refused`; without it, the first of them is
// thrown as a ReadError that names it, so that nothing is left out in silence.
//
// A metadata record ("kst-28676-472.metadata.xml", or "metadata.xml" in the folder of its paper) is
// joined with the paper beside it, and gives no documents itself; without its paper it is refused.
// So is what a harvest knows of a file (corpus/harvest/harvest_record.h), in the folder of that
// file.
std::vector<Document> read_file(const std::filesystem::path& path, const ReadLimits& limits = {},
                                std::vector<Refusal>* refused = nullptr);

// The same for bytes in memory that came from `path`: where its metadata record may be.
std::vector<Document> read_bytes(std::string_view bytes, const std::string& path,
                                 const ReadLimits& limits = {},
                                 std::vector<Refusal>* refused = nullptr);

// The records that are read with the file at `path`: when one of them changes, the file says
// something else.
std::vector<std::filesystem::path> records_beside(const std::filesystem::path& path);

}  // namespace briefkamer::corpus
