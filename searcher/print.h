// Answers for people at a terminal, and as tables.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "corpus/letter.h"
#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "searcher/answer.h"
#include "searcher/searcher.h"

namespace briefkamer::searcher {

// The hits with their best places. Marks are shown in bold on a terminal, and between « »
// otherwise.
void print_text(std::ostream& out, const Answer& answer, bool terminal);

// One line a hit, RFC 4180: id, date, kind, ministries, subject, score, topics, missions.
void print_csv(std::ostream& out, const Answer& answer);

// One facet, or all of them when `name` is empty; as lines or as CSV: facet, value, label, count,
// chosen (0 or 1).
void print_facets(std::ostream& out, const Answer& answer, std::string_view name, bool csv);

// As lines, or as CSV: name, value.
void print_status(std::ostream& out, const Status& status, const std::string& database, bool csv);

// What coverage_json() answers, as more of such lines; a value that is counted stands in the name.
void print_coverage(std::ostream& out, const corpus::Json& coverage, bool csv);

// The letter, to be read.
void print_letter(std::ostream& out, const corpus::Letter& letter,
                  const corpus::Vocabulary& vocabulary);

// A line each, or as CSV: kind, text, id.
void print_suggestions(std::ostream& out, const std::vector<Suggestion>& suggestions, bool csv);

// What related_json() gives.
void print_related(std::ostream& out, const corpus::Json& related);

}  // namespace briefkamer::searcher
