// Finds where a letter says what an abbreviation stands for: "NATO-Ukraine Council (NUC)", "Wet
// openbaarheid van bestuur (hierna: Wob)", "NVWA (Nederlandse Voedsel- en Warenautoriteit)".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/letter.h"

namespace briefkamer::corpus {

// A place where an abbreviation is defined.
struct Definition {
  std::string short_form;  // as written, without the ending of a plural
  std::string long_form;   // as written, on one line
  std::size_t offset = 0;  // bytes, from the first of the two forms to the closing bracket
  std::size_t length = 0;

  bool operator==(const Definition&) const = default;
};

// The definitions in `text` (UTF-8), in order. One of the two forms stands between round brackets
// behind the other, in the same paragraph; or both stand between them ("European Peace Facility,
// EPF"). The letters of the short form must come from the words of the long one: a bracket that
// spells nothing out, such as a party behind a name or a number of a Kamerstuk, is no definition.
// Takes time linear in the length of `text`.
std::vector<Definition> find_definitions(std::string_view text);

// The abbreviations that the text of `letter` defines, in the order of their first place. Spellings
// of a long form that differ only in capitals, accents or hyphens are one.
std::vector<Abbreviation> abbreviations_of(const Letter& letter);

}  // namespace briefkamer::corpus
