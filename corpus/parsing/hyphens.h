// Hyphens at the ends of lines: put there by a typesetter, or by the author.
#pragma once

#include <vector>

#include "corpus/document.h"

namespace briefkamer::corpus {

// Takes the hyphens that a typesetter put at line ends out of `blocks`, joining the word on its
// first line ("beperk-\ntere" becomes "beperktere"). A line end elsewhere, and a hyphen that
// belongs to the word ("NAVO-\ntop"), stay.
//
// What is known in the document itself decides. A word that also occurs whole, "beperktere" or
// "wet-regelgeving", is that word. The others follow from how often lines end in a hyphen between
// small letters: word processors as ministries use them put none there, so that one in a hundred
// lines has a hyphen of its author; typesetters break one line in ten. Never joined are names,
// abbreviations and numbers ("F-\n16", "EU-\nlanden"), words before "en" and "of", and addresses on
// the web.
void drop_typeset_hyphens(std::vector<Block>& blocks);

}  // namespace briefkamer::corpus
