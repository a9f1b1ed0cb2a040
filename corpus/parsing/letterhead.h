// The first part of a letter: from the return address to the salutation, or the heading of a
// published Kamerstuk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/letter.h"

namespace briefkamer::corpus {

struct Letterhead {
  std::optional<Date> date;
  bool date_inferred = false;  // no label says that it is the letter's
  std::string subject;
  std::string addressee;
  References references;
  std::string postbox;   // of the return address: "20701"
  std::string ministry;  // as named at the top: "Buitenlandse Zaken"
  // Of a Kamerstuk: "BRIEF VAN DE MINISTER VAN DEFENSIE".
  std::string title;
  std::string dossier_title;      // "Nederlandse deelname aan vredesmissies"
  bool subject_inferred = false;  // no label says so: it is the title of the dossier

  bool operator==(const Letterhead&) const = default;
};

// Reads the letterhead at the start of `blocks` and takes its lines away; blocks that become empty
// stay, as carriers of their page. What is beside the text (BlockKind::kMargin) and the title
// (kTitle) go too, wherever they are.
//
// Labels and values may be on one line or on two, in any order. The subject ends at the salutation
// or at another label, and may go on behind an empty line. A letter without salutation has a
// letterhead up to its last label.
Letterhead take_letterhead(std::vector<Block>& blocks);

// A text of which the line ends were lost gets new ones before the labels and the salutation.
void unfold(std::vector<Block>& blocks);

}  // namespace briefkamer::corpus
