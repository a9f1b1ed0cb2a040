// Web pages: letters as officielebekendmakingen.nl and rijksoverheid.nl publish them.
#pragma once

#include "corpus/document.h"
#include "corpus/reading/xml_tree.h"

namespace briefkamer::corpus {

// The letter on the page whose root element is `html`. Its <meta> fields become metadata. The text
// is what stands in the body of a publication (id "broodtekst"), in <main> or in <article>, else
// all of the page; menus, forms, and what is at the top and bottom of a site are left out. Throws
// ReadError for a page without text, and for the page that says that a paper was not found.
//
// Limits: scripts are not run, so that a page which fetches its text has none; the styles of a page
// are not known.
Document read_html(const XmlNode& html);

}  // namespace briefkamer::corpus
