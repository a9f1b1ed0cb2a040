// Citations of everything but Kamerstukken: parliament's other papers, official journals, European
// documents, case law and statutes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/letter.h"

namespace briefkamer::corpus {

// The citation that starts at `offset`, which is the start of a word; nothing when there is none.
std::optional<Citation> other_citation_at(std::string_view text, std::size_t offset);

}  // namespace briefkamer::corpus
