// Numbers of Kamerstukken: a dossier, sometimes with a suffix, and a number within it.
#pragma once

#include <string>
#include <string_view>

#include "corpus/citing/citation_cursor.h"

namespace briefkamer::corpus {

// Five digits, sometimes with a suffix: a chapter of the budget in Roman numerals or a letter of a
// fund ("36410-X"). Only dossier 21501 has suffixes in digits ("21501-28").
struct Dossier {
  std::string number;  // "28676"; empty when there is none
  std::string suffix;  // "X", "28"

  bool operator==(const Dossier&) const = default;
};

// "28676", "36410-X".
std::string to_string(const Dossier& dossier);

// The canonical id of number `number` in `dossier`: "kst-36410-X-12".
std::string kamerstuk_id(const Dossier& dossier, std::string_view number);

// The five digits at `cursor`, "28676" or "28 676", without suffix.
std::string read_dossier_number(CitationCursor& cursor);

// The dossier at `cursor` with its suffix, in all the ways they are written: "36 410-X", "36410 X",
// "21 501-28". A number that follows is left alone, and so is a letter that may be one.
Dossier read_dossier(CitationCursor& cursor);

}  // namespace briefkamer::corpus
