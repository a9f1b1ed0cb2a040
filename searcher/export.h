// All letters that a question finds, as a table or as lines of JSON.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "corpus/tagging/vocabulary.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

enum class ExportFormat {
  kCsv,        // RFC 4180, with a line of names; columns as kExportColumns
  kJsonLines,  // a letter a line, whole, as `briefkamer show --format json` prints it
};

inline constexpr std::string_view kExportColumns =
    "id,date,kind,ministries,senders,subject,dossier,number,topics,missions,citations,match";

inline constexpr std::size_t kMostExported = 100'000;  // letters of one export

// The format with this name: csv, jsonl.
std::optional<ExportFormat> export_format(std::string_view name);

// The letters changed while they were exported: what was written is not whole.
class ExportBroken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Gets the text in pieces, in order; false when nobody takes any more.
using ExportTaker = std::function<bool(std::string_view)>;

// Gives the letters that `question` finds, in the order of its search, all of one state of the
// database; `first`, `count` and `explain` do not count. The first megabytes are kept until they
// are sure: a writer that overtakes starts them anew, later it breaks the export off
// (ExportBroken). Throws QuestionError when it finds more than kMostExported, before anything is
// given. Returns how many letters were given.
std::size_t export_letters(const Searcher& searcher, const corpus::Vocabulary& vocabulary,
                           const Question& question, ExportFormat format, const ExportTaker& take);

// Throws what export_letters() throws of the question, and gives nothing.
void check_export(const Searcher& searcher, const Question& question);

}  // namespace briefkamer::searcher
