// PDF files to documents.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/contents.h"
#include "corpus/reading/ocr.h"
#include "corpus/reading/page.h"

namespace briefkamer::corpus {

// The letter in the PDF in `bytes`, laid out as letters of ministries and papers of parliament are:
// one column of text, labels and addresses in a margin beside it (kMargin), footnotes below it
// (kFootnote, and Block::notes where they are marked). Page numbers, imprints and repeated lines
// are not in the text. Throws ReadError as pdf_pages() does, and for a file without text.
//
// Limits: text in two columns is read across them, unless it is a table or signatures; pictures,
// formulas and text that stands across the page are left out; a table's cells are known by where
// they stand alone.
Contents read_pdf(std::string_view bytes);

// The same, with the scans in it as Tesseract read them.
Contents read_pdf(std::string_view bytes, const OcrTables& scans);

// The pages of the PDF that are scans, in Contents::scans, and nothing else.
Contents find_scans(std::string_view bytes);

// The document on pages that were found otherwise. A page that is a scan is said in the remarks;
// when all of them are, it is a ReadError.
Document document_of(const std::vector<Page>& pages);

}  // namespace briefkamer::corpus
