// What a database covers: how many letters by format, ministry and month, what they lack, and what
// its last update could not read.
#pragma once

#include <xapian.h>

#include <filesystem>

#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::searcher {

// The whole report, as /api/v1/coverage answers it:
//   letters, undated, without_subject, scans_without_text (files, of scans with nothing to read)
//   formats, ministries, months   lists of value, label and count, commonest or earliest first
//   last_run                      what run_report.h says, or null
//   generations                   lists of name, bytes, made, live and held
// `folder` is that of the database.
corpus::Json coverage_json(const Xapian::Database& database, const std::filesystem::path& folder,
                           const corpus::Vocabulary& vocabulary);

// The same without what grows with the letters: no ministries, months, files.
corpus::Json short_coverage(const corpus::Json& coverage);

}  // namespace briefkamer::searcher
