// XML files: which kind they are, and what to do with each.
#pragma once

#include <string_view>

#include "corpus/contents.h"

namespace briefkamer::corpus {

// The paper, web page or metadata record in the XML file in `bytes`. Throws ReadError for what is
// not well-formed, and for XML that is no letter, saying what it is: an answer of the search
// service (SRU), or something unknown.
Contents read_xml(std::string_view bytes);

}  // namespace briefkamer::corpus
