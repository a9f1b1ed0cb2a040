// What a reader makes of a file, before anybody has understood it as a letter: blocks of text in
// reading order, each with what the source knows of it, and the official metadata beside them.
// Every reader, of plain text, PDF, XML or Word, gives these same blocks, so that the parser of
// letters never sees a format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/letter.h"

namespace briefkamer::corpus {

// What a source says that a block is. A source that does not know says kText: the parser then
// finds out by itself. A source that does know (official XML, Word) is believed.
enum class BlockKind {
  kText,       // running text or anything that the source does not distinguish
  kHeading,    // a heading; `level` from 1, or 0 when the source does not rank them
  kListItem,   // one item of a list, its bullet or number included in the text
  kTableRow,   // one row of a table, its cells separated by '\t'
  kFootnote,   // the text of a footnote, without its mark; the mark is in `mark`
  kMargin,     // beside or outside the running text: labels and values of the letterhead
  kTitle,      // the subject, where the source marks it as such
  kSignature,  // functions and names below the letter, one a line
};

// Where a block stands on its page: points (1/72 inch) from the upper left corner. All zero when
// the source has no geometry.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  bool operator==(const Box&) const = default;
};

// The place in a block's text where the mark of a footnote stood. The mark itself is not in the
// text: only sources that know their footnotes fill this in.
struct NoteMark {
  std::size_t offset = 0;  // bytes
  std::string mark;        // "1", "*"

  bool operator==(const NoteMark&) const = default;
};

// A block: a paragraph, heading, item, row or note, or whatever stood together between empty lines.
struct Block {
  BlockKind kind = BlockKind::kText;
  // UTF-8 without control characters. A '\n' is a line end as it stood in the source; sources
  // without meaningful line ends (XML, Word) give none within a paragraph.
  std::string text;
  int level = 0;             // of a heading, from 1; 0 is unknown
  int page = 0;              // from 1; 0 is unknown
  bool starts_page = false;  // the first block of its page, where the source shows pages
  bool gap_before = false;   // more white space above than between paragraphs
  Box box;
  double size = 0;  // of most of its characters, points; 0 is unknown
  bool bold = false;
  bool italic = false;
  std::string mark;  // of a footnote
  std::vector<NoteMark> notes;

  bool operator==(const Block&) const = default;
};

// What the publisher says of the letter, beside its text. It wins over what the parser infers.
// Empty is unknown.
struct Metadata {
  std::string id;      // official identifier as published: "kst-28676-472", "ah-tk-20232024-1234"
  std::string number;  // of the document at the Tweede Kamer: "2025D01234"
  std::optional<Date> date;
  std::string subject;
  std::string kind;  // as published: "Brief", "Motie", "Kamervragen (Aanhangsel)"
  std::vector<Sender> senders;
  std::string dossier;         // "28676", "36410-X"
  std::string dossier_number;  // number within the dossier: "472"
  std::string dossier_title;
  std::vector<std::string> themes;  // as published: "Internationaal | Defensie"
  std::string own_reference;        // the ministry's own
  std::string url;

  bool operator==(const Metadata&) const = default;
};

struct Document {
  std::vector<Block> blocks;
  Metadata metadata;
  Source source;
  int pages = 0;  // 0 when the source shows none
  // What was left out of it, a sentence each, for the reader of a report.
  std::vector<std::string> remarks;

  bool operator==(const Document&) const = default;
};

}  // namespace briefkamer::corpus
