// From blocks to the paragraphs of a letter: finds headings, items, rows and annexes in text that
// does not mark them, and joins what a line end or a page end cut.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

enum class ParagraphKind { kText, kHeading, kAnnex };

struct Paragraph {
  ParagraphKind kind = ParagraphKind::kText;
  // As in Section: one line, "• " before an item, '\t' between the cells of a row. Of an annex its
  // title. Empty: nothing but the start of a page.
  std::string text;
  std::string label;  // of an annex
  int level = 0;      // of a heading
  int page = 0;
  std::vector<NoteMark> notes;
  std::vector<std::size_t> page_starts;  // offsets in the text; each is the next page

  bool operator==(const Paragraph&) const = default;
};

// The paragraphs of `blocks`, footnotes left out. `signature_end` is the first block behind the
// signature: a title in capitals there is the heading of an annex.
//
// Headings are believed where the source marks any. Otherwise a heading is a short line without
// final punctuation that stands alone, or that ends long before the margin above a line that starts
// a sentence.
std::vector<Paragraph> paragraphs_of(const std::vector<Block>& blocks, std::size_t signature_end);

}  // namespace briefkamer::corpus
