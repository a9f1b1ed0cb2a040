// Texts of OpenDocument (ODT), as LibreOffice and others write them.
#pragma once

#include "corpus/document.h"
#include "corpus/reading/zip_archive.h"

namespace briefkamer::corpus {

bool is_odt(ZipArchive& archive);

// The letter in an OpenDocument text: the headers of its pages, which may hold the letterhead, its
// text, tables and notes. Frames are read where they are anchored. Tracked changes are read as they
// now stand.
//
// Limits: page breaks are those that the program left in the file; numbers of lists are those of
// simple lists; formulas and pictures are left out.
Document read_odt(ZipArchive& archive);

}  // namespace briefkamer::corpus
