// Calendar dates as letters write them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace briefkamer::corpus {

// A day of the Gregorian calendar. Every Date that this project hands out is an existing day.
using Date = std::chrono::year_month_day;

// "2025-01-31".
std::string to_iso(Date date);

// "31 januari 2025", as Dutch letters write it.
std::string to_dutch(Date date);

// The day that `text` names as YYYY-MM-DD, and nothing else; nothing for other text and for days
// that do not exist, such as 2025-02-30.
std::optional<Date> from_iso(std::string_view text);

// The number of a Dutch month, 1 to 12, from its name or usual abbreviation, in any case and with
// or without a point: "januari", "Jan.", "mrt", "sept". 0 for anything else.
unsigned month_number(std::string_view name);

}  // namespace briefkamer::corpus
