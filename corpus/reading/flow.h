// Puts blocks together for sources that flow: web pages and files of word processors. They know
// paragraphs and styles but not where things stand.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/reading/marked_text.h"

namespace briefkamer::corpus {

// A paragraph as a source of this kind describes it.
struct FlowParagraph {
  MarkedText text;  // '\n' where the author ended a line
  int heading = 0;  // level, when its style is one of a heading
  bool item = false;
  bool bold = false;  // all of it
  bool italic = false;
  bool margin = false;  // in a frame beside the text
};

class Flow {
 public:
  // Adds a paragraph. Short ones that are bold or italic as a whole are headings, as are "Vraag 1"
  // and "Antwoord 1"; the value of a subject's label on one line with it is the title.
  void add(const FlowParagraph& paragraph);

  // Adds a row of a table. One that holds a label and its value is a line of the letterhead.
  void add_row(const std::vector<MarkedText>& cells);

  // Adds a note, after the paragraph that it was marked in.
  void add_note(const std::string& mark, const MarkedText& text);

  // What follows stands on a new page.
  void start_page();

  Document result() &&;

 private:
  void push(Block block);
  bool add_label(std::string_view label, const MarkedText& value);

  Document document_;
  int page_ = 1;
  bool page_starts_ = true;
  bool pages_known_ = false;
  bool in_head_ = true;  // no salutation yet
};

}  // namespace briefkamer::corpus
