// A letter as its page shows it: paragraphs of pieces, with marks, notes and citations in place.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "corpus/letter.h"
#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/answer.h"
#include "searcher/marks.h"

namespace briefkamer::searcher {

// The letter with this id or former id. Throws DatabaseError when what is stored is damaged.
std::optional<corpus::Letter> find_letter(const Xapian::Database& database, const std::string& id);

// Fills in the kind, ministries, topics and missions of a letter with their labels.
void add_names(const corpus::Letter& letter, const corpus::Vocabulary& vocabulary, Hit& hit);

// How many other letters cite `letter` by its official number.
std::size_t cited_by_count(const Xapian::Database& database, const corpus::Letter& letter);

// What /api/v1/letters/ID answers.
corpus::Json view_of(const corpus::Letter& letter, const Marks& marks,
                     const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
                     indexer::Analyzer& analyzer);

}  // namespace briefkamer::searcher
