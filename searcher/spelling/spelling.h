// Another spelling of a question that found nothing: "Bedoelde u missies irak?"
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/analysis/analyzer.h"
#include "searcher/deadline.h"

namespace briefkamer::searcher {

// What to ask the letters about.
struct SpellingChecks {
  std::function<bool(const std::string& word)> occurs;  // as a word of a query finds it
  std::function<bool(const std::string& text)> finds;   // whether a query finds letters
};

// `text` with the words that do not occur replaced by words that do, as letters write them;
// everything else, operators and fields too, stays as typed. Nothing when there is no such text
// that finds letters. Words behind NIET, with digits, in capitals, or cut with * are left alone.
// TimeIsUp when `deadline` passes.
std::optional<std::string> better_spelling(std::string_view text, const Xapian::Database& database,
                                           indexer::Analyzer& analyzer,
                                           const SpellingChecks& checks,
                                           const Deadline& deadline = {});

}  // namespace briefkamer::searcher
