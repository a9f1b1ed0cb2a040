// Letters from the search service of official papers.
#pragma once

#include "corpus/harvest/letter_keeper.h"

namespace briefkamer::corpus {

inline constexpr const char* kOfficialPapers = "officielebekendmakingen";

// Goes through the days on which papers changed, from `options.since` or where the last run was,
// to today. With a dossier it asks for all of that dossier each time.
void harvest_official_papers(const HarvestOptions& options, LetterKeeper& keeper);

// The address of the service, and the hosts that it and its papers are on.
std::string official_papers_address();
std::vector<std::string> official_papers_origins();

}  // namespace briefkamer::corpus
