// The official XML of parliamentary papers: Kamerstukken and the Aanhangsel of the Handelingen.
#pragma once

#include "corpus/document.h"
#include "corpus/reading/xml_tree.h"

namespace briefkamer::corpus {

// Whether `root` is such a paper: <officiele-publicatie>, or the root of an older schema.
bool is_kamerstuk(const XmlNode& root);

// The paper below `root`. Dossier, number, date and title go into the metadata; questions and
// answers of an Aanhangsel are sections under "Vraag 1" and "Antwoord 1". An element that is not
// known is a paragraph, or a container when there are paragraphs in it: no text is lost. Throws
// ReadError for a paper without text (some exist as PDF only).
//
// Limits: formulas and pictures are left out; cells that span rows of a table stand in the first.
Document read_kamerstuk(const XmlNode& root);

}  // namespace briefkamer::corpus
