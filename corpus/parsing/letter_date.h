// The date of a letter whose letterhead has no label for it.
#pragma once

#include <optional>
#include <vector>

#include "corpus/date.h"
#include "corpus/document.h"

namespace briefkamer::corpus {

// The only date above the salutation, where its label is missing or was damaged. Nothing for a
// document without salutation, or with several dates above it.
std::optional<Date> date_without_label(const std::vector<Block>& blocks);

// "Datum: 28 mei 2021" anywhere, as below the text of a decision.
std::optional<Date> date_elsewhere(const std::vector<Block>& blocks);

}  // namespace briefkamer::corpus
