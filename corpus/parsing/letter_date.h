// The date of a letter where no label stands before it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/document.h"

namespace briefkamer::corpus {

// The only date above the salutation, where its label is missing or was damaged. Nothing for a
// document without salutation, or with several dates above it.
std::optional<Date> date_without_label(const std::vector<Block>& blocks);

// "Datum: 28 mei 2021" anywhere, as below the text of a decision.
std::optional<Date> date_elsewhere(const std::vector<Block>& blocks);

// The date that `line` consists of.
std::optional<Date> date_alone(std::string_view line);

// Whether a date stands in `line`, and beside it another column at most, but no sentence.
bool is_date_line(std::string_view line);

}  // namespace briefkamer::corpus
