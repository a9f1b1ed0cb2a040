// Compounds that a reader wrote apart: "status houder" is "statushouder" too.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "searcher/marks.h"
#include "searcher/query/other_names.h"
#include "searcher/query/plan.h"

namespace briefkamer::searcher {

// Words side by side in a query that some letter writes as one, with a linking s or en between
// them where it has that. Two words that mean something else together than apart cost nothing: the
// letters with both are found as before, those with the compound before them.
class WrittenApart {
 public:
  // What is found is added to `marks`.
  WrittenApart(const Xapian::Database& database, indexer::Analyzer& analyzer, Marks& marks)
      : database_(database), analyzer_(analyzer), marks_(marks) {}

  // `queries`, of nodes of one query in order, where two that make a compound became one query
  // (under the first node) that is also satisfied by the compound.
  NodeQueries with_joined(const NodeQueries& queries);

  // The compounds alone.
  std::vector<Plan> joined(const NodeQueries& queries);

 private:
  Plan compound(const Node& left, const Node& right);
  std::string surface(const Node& node);

  const Xapian::Database& database_;
  indexer::Analyzer& analyzer_;
  Marks& marks_;
};

}  // namespace briefkamer::searcher
