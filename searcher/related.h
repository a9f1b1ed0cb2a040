// Letters like a letter, and why.
#pragma once

#include <xapian.h>

#include "corpus/letter.h"
#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"

namespace briefkamer::searcher {

// At most `most` other letters, the likest first, as JSON: {"version", "letters": [{id, date,
// subject, kind, ministries, "reason": [sentences]}]}. They share missions, citations or the
// letter's most telling words; what they share is the reason.
corpus::Json related_json(const corpus::Letter& letter, const Xapian::Database& database,
                          const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer,
                          std::size_t most);

}  // namespace briefkamer::searcher
