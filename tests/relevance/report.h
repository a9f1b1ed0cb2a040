// From rankings to the figures that are printed.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "tests/relevance/collection.h"
#include "tests/relevance/measures.h"

namespace briefkamer::relevance {

// The values of one engine, one a query.
struct Values {
  std::string engine;
  std::vector<double> ndcg10;
  std::vector<double> recall100;
  std::vector<double> reciprocal_rank;
};

// The values of `rankings`, one for each of `queries`.
Values values_of(const std::string& engine, const std::vector<TestQuery>& queries,
                 const std::vector<Ranking>& rankings, const std::map<std::string, Judged>& judged);

// Whether weights may be chosen on this query. Half of all queries, by their ids, so that the same
// query in two sets is on one side.
bool is_for_choosing(const TestQuery& query);

// What nDCG@10 is to be reached on a set of this name; 0 when nothing is promised.
double target_of(const std::string& set);

// Prints a table of `engines`, the last of which is ours: means with their intervals, ours less
// each of the others, the half of the queries that weights were not chosen on, and whether the
// target is reached.
void print_set(std::ostream& out, const QuerySet& set, const std::vector<Values>& engines);

}  // namespace briefkamer::relevance
