// The words on the pages of a PDF, through poppler.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/reading/page.h"

namespace briefkamer::corpus {

// The pages of the PDF in `bytes`. Words that stand across the page are left out. Throws ReadError
// for a damaged file, one with a password, and one of more than 5,000 pages. Run it in a worker:
// poppler was written for files of good will.
std::vector<Page> pdf_pages(std::string_view bytes);

}  // namespace briefkamer::corpus
