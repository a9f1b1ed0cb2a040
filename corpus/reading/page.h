// A page as it is printed: words and where they stand. What poppler sees in a PDF and what
// Tesseract sees in a picture have this one form.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

struct Word {
  std::string text;  // UTF-8 in the form of normalised()
  Box box;
  double size = 0;  // of its font, points
  bool bold = false;
  bool italic = false;
  bool space_after = false;  // the source says that a space follows

  bool operator==(const Word&) const = default;
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Word> words;  // in no particular order
  // It has text that only a picture of it shows: where no words stand it is dark, or its font does
  // not say what it shows.
  bool is_scan = false;
  // Tesseract read it: sizes are rough.
  bool is_read = false;

  bool operator==(const Page&) const = default;
};

}  // namespace briefkamer::corpus
