// Plain text, as `pdftotext` or a word processor leaves it, to blocks.
#pragma once

#include <string_view>

#include "corpus/document.h"

namespace briefkamer::corpus {

// The document in the bytes of a text file; its source is left empty. Blocks are the runs of lines
// between empty lines. A page starts after a form feed; in a text without them, at a line that
// starts with exactly one space, or else below a line "Pagina 2 van 9". Such lines are left out.
// Throws ReadError for what is not text (see to_utf8()) or has no characters in it.
Document read_text(std::string_view bytes);

}  // namespace briefkamer::corpus
