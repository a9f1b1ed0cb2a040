// Two letters about one meeting: the annotated agenda sent before it and the report sent after it.
#pragma once

#include <xapian.h>

#include <optional>

#include "corpus/letter.h"
#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"

namespace briefkamer::searcher {

// The report of the meeting that the agenda `letter` announces, or the agenda that the report
// `letter` came after: of the same first day and ministry, with most words of the subject in
// common. Nothing when there is none, or when `letter` is neither.
std::optional<corpus::Letter> other_of_meeting(const corpus::Letter& letter,
                                               const Xapian::Database& database,
                                               indexer::Analyzer& analyzer);

// The other letter as JSON: id, kind, date, subject, and `points`: the sections of the agenda, each
// with what became of it in the report: "section" (it has one of that name), "mentioned" (its words
// occur) or "absent". That a point is absent says only that: another letter may speak of it.
corpus::Json meeting_json(const corpus::Letter& letter, const corpus::Letter& other,
                          const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer);

}  // namespace briefkamer::searcher
