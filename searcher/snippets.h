// The places of a letter that show best why it was found.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/answer.h"
#include "searcher/marks.h"

namespace briefkamer::searcher {

// The marks in the text of one section: what the query looks for, and the citations it asks for.
std::vector<Mark> section_marks(const corpus::Letter& letter, std::size_t section,
                                const Marks& marks, indexer::Analyzer& analyzer);

// The part of `text` of about `most` bytes that holds the most different marks closest together,
// cut between words; "…" stands where text was left out. `begin` is where it starts in `text`.
std::vector<Piece> snippet(std::string_view text, const std::vector<Mark>& marks, std::size_t most,
                           std::size_t& begin);

// The best sections, `most` of them at most, in the letter's order; the beginning of the letter
// when nothing is marked in any of them.
std::vector<SectionHit> best_sections(const corpus::Letter& letter, const Marks& marks,
                                      indexer::Analyzer& analyzer, std::size_t most);

// The anchor of a section on the letter's page.
std::string section_anchor(std::size_t section);

}  // namespace briefkamer::searcher
