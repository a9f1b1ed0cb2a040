// Zip archives: files of word processors, or letters put together.
#pragma once

#include <string_view>

#include "corpus/contents.h"

namespace briefkamer::corpus {

// The document in the Word or OpenDocument file in `bytes`, or the files in any other archive.
// Names that start with a point, and what macOS adds, are left out. Throws ReadError for damaged
// archives, for those beyond the limits of ZipArchive, for empty ones and for workbooks and slides.
Contents read_archive(std::string_view bytes);

}  // namespace briefkamer::corpus
