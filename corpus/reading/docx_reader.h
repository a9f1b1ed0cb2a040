// Word files of 2007 and later (DOCX).
#pragma once

#include "corpus/document.h"
#include "corpus/reading/zip_archive.h"

namespace briefkamer::corpus {

bool is_docx(const ZipArchive& archive);

// The letter in a Word file: its headers, which hold the letterhead of many ministries, text,
// tables and footnotes. Of a frame or text box beside the text the paragraphs are kMargin. Pages
// are those of the last time that Word laid the file out. Text that was deleted with changes
// tracked is not in it; text that was added is.
//
// Limits: fields show what they showed when the file was saved; formulas, pictures and comments
// are left out.
Document read_docx(ZipArchive& archive);

}  // namespace briefkamer::corpus
