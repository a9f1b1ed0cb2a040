// The letters of corpus/letters, read and tagged as the indexer does.
#pragma once

#include <map>
#include <string>

#include "corpus/letter.h"

namespace briefkamer::corpus {

// By the name of their file, without ".txt".
const std::map<std::string, Letter>& sample_letters();

// Everything that it says, subject first.
std::string full_text(const Letter& letter);

}  // namespace briefkamer::corpus
