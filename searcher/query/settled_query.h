// What a query turns out to mean beside the vocabulary, so that it is read as it is searched.
#pragma once

#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/query/query_parser.h"

namespace briefkamer::searcher {

// `parsed` with what only the vocabulary and the analyzer can tell, and a note wherever it differs
// from what was typed:
// - a value that a field does not have is a word (missie:onzin);
// - a value of several words without quotes is one value (soort:artikel 100-brief);
// - a sender that is a ministry's abbreviation is the ministry too (afzender:bz);
// - what holds no word is left out, with the NIET before it, unless nothing else is left;
// - a * that cannot do anything is left out.
ParsedQuery settled(ParsedQuery parsed, const corpus::Vocabulary& vocabulary,
                    indexer::Analyzer& analyzer);

}  // namespace briefkamer::searcher
