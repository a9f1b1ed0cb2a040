// Reads pictures of text with Tesseract.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reading/page.h"

namespace briefkamer::corpus {

// The words on some pages of a PDF, by page number, as Tesseract's table of words (TSV).
using OcrTables = std::map<int, std::string>;

// Reads `pages` (from 1) of the PDF in `bytes`: pdftoppm draws each at 300 dots per inch and
// tesseract reads it in Dutch, both as processes of their own. Tables are kept in `cache` (empty:
// in the user's cache folder) under `hash`, the file's, and found there the next time. Throws
// ReadError when one of the programs or its Dutch data is not installed, naming the package, and
// when a page cannot be read.
OcrTables read_scans(std::string_view bytes, const std::string& hash, const std::vector<int>& pages,
                     const std::filesystem::path& cache);

// The page that a table describes, its words at 72 to the inch. Words that Tesseract itself hardly
// believes in are left out. Sizes are those of the paragraph that a word stands in.
Page page_of_table(std::string_view table);

}  // namespace briefkamer::corpus
