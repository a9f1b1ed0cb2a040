// XML files: which kind they are, and what to do with each.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/document.h"

namespace briefkamer::corpus {

// The paper or web page in the XML file in `bytes`. Throws ReadError for what is not well-formed,
// and for XML that is no letter, saying what it is: a metadata record, an answer of the search
// service (SRU), or something unknown.
Document read_xml(std::string_view bytes);

// The fields of a metadata record; nothing when `bytes` is something else.
std::optional<Metadata> read_record(std::string_view bytes);

}  // namespace briefkamer::corpus
