// Letters from the SyncFeed of the Tweede Kamer.
#pragma once

#include "corpus/harvest/letter_keeper.h"

namespace briefkamer::corpus {

inline constexpr const char* kTweedeKamer = "tweedekamer";

// Reads what the feed tells anew of documents, those who signed them, their versions, dossiers and
// cases, joins these, and fetches the letters among them. The feed is in order of change and has no
// entry by date: the first run reads it from its beginning.
void harvest_tweede_kamer(const HarvestOptions& options, LetterKeeper& keeper);

std::string tweede_kamer_address();
std::vector<std::string> tweede_kamer_origins();

}  // namespace briefkamer::corpus
