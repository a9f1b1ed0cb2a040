// Finds dates in running text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/date.h"

namespace briefkamer::corpus {

struct DateInText {
  Date date;
  std::size_t offset = 0;  // bytes
  std::size_t length = 0;

  bool operator==(const DateInText&) const = default;
};

// The complete date that starts at `offset`: "31 januari 2025", "1 mrt. 2025", "21-10-2024",
// "21/10/2024", "21.10.2024", "2024-10-21". White space in it may be a line end. Nothing when there
// is none, or none that exists, or when a digit stands before it.
std::optional<DateInText> date_at(std::string_view text, std::size_t offset);

// The first complete date in `text`.
std::optional<DateInText> first_date(std::string_view text);

}  // namespace briefkamer::corpus
