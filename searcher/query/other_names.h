// The other names of what a query asks for, as queries: each counts less than what was typed.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/analyzer.h"
#include "searcher/query/expansion.h"
#include "searcher/query/plan.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_parser.h"

namespace briefkamer::searcher {

// Nodes side by side in a query, in order, each with what it looks for; some may be left out.
using NodeQueries = std::vector<std::pair<const Node*, Plan>>;

// Adds to BuiltQuery::expanded, marks and notes whatever it is asked for.
class OtherNames {
 public:
  // Nothing is expanded without an `expander`. `root` is the whole query.
  OtherNames(const Xapian::Database& database, indexer::Analyzer& analyzer,
             const Expander* expander, const Node& root, BuiltQuery& built);

  // Whether to expand what follows; returns whether it did before.
  bool expect(bool expanding);

  // The other names of one word; empty when there are none.
  Plan of_word(const Node& node);

  // The other names of several of `nodes` together.
  std::vector<Plan> of_names(const std::vector<const Node*>& nodes);

  // What to AND: `queries`, of some of `nodes`, where those of one name became one query that is
  // also satisfied by another of its names.
  std::vector<Plan> with_names(const std::vector<const Node*>& nodes, const NodeQueries& queries);

 private:
  std::vector<Expansion> together(const std::vector<const Node*>& nodes) const;
  Plan of(const std::vector<std::string>& names);
  Plan name_query(const std::string& name);

  const Xapian::Database& database_;
  indexer::Analyzer& analyzer_;
  const Expander* expander_;
  const Node& root_;
  BuiltQuery& built_;
  bool expanding_ = true;
};

}  // namespace briefkamer::searcher
