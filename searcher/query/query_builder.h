// From a parsed query to a plan, and to what is to be marked in the letters that it finds.
#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/deadline.h"
#include "searcher/marks.h"
#include "searcher/query/expansion.h"
#include "searcher/query/plan.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

struct BuiltQuery {
  Plan all;  // letters that match
  // With one word or more, for several without operators, or with all parts of a word that is a
  // compound; else empty.
  Plan some;
  Marks marks;
  std::set<std::string> part_terms;     // marked besides in letters that are only found by `some`
  std::vector<std::string> words;       // of a query without operators, as typed, no stop words
  std::vector<std::string> expanded;    // names that were looked for besides, as written
  std::vector<std::string> notes;       // in Dutch, added to those of the parser
  std::optional<std::string> citation;  // the publication that the whole query is the number of
};

// `database` is asked for the words that begin with a prefix. Words outside quotes and NIET are
// also looked for under the other names that `expander` knows, if there is one. TimeIsUp when
// `deadline` passes.
BuiltQuery build_query(const ParsedQuery& parsed, Match match, const Xapian::Database& database,
                       const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer,
                       const Expander* expander = nullptr, const Deadline& deadline = {});

}  // namespace briefkamer::searcher
