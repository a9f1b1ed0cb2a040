// Why letters are hits: which of what was looked for they have, and for how much of their score.
#pragma once

#include <xapian.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/answer.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

// How the query was read and what was looked for, in Dutch sentences.
std::vector<std::string> explain_reading(const ParsedQuery& parsed, const BuiltQuery& built,
                                         Match match, indexer::Analyzer& analyzer);

// Takes a plan apart, and asks of every part what it adds to the score of some of its hits. The
// weights are Xapian's own, so that those of a letter add up to its score.
class Explainer {
 public:
  // `hits` are letters that `plan` finds. `others` are the names that were looked for besides.
  Explainer(const Xapian::Database& database, const Plan& plan,
            const std::vector<Xapian::docid>& hits, const std::vector<std::string>& others,
            indexer::Analyzer& analyzer);

  // Of one of the hits, which holds `letter`; the weightiest first. The forms are as the letter
  // writes them.
  std::vector<Reason> reasons(Xapian::docid hit, const corpus::Letter& letter) const;

 private:
  using Weights = std::map<Xapian::docid, double>;
  using Hits = std::set<Xapian::docid>;
  enum class Kind { kTerm, kParts, kPhrase, kNear };
  struct Ground {
    Kind kind = Kind::kTerm;
    std::vector<std::string> terms;
    Weights weights;
  };

  Weights weights(const Plan& plan, const Hits& among) const;
  void take_apart(const Plan& plan, double factor, const Hits& among);
  void take_children(const Plan& plan, double factor, const Hits& among);
  void add(Kind kind, const Plan& plan, double factor, const Hits& among);
  Reason reason(const Ground& ground, const corpus::Letter& letter) const;

  const Xapian::Database& database_;
  indexer::Analyzer& analyzer_;
  Plan hits_;                                 // the letters themselves
  std::set<std::vector<std::string>> names_;  // surfaces of `others`
  std::vector<Ground> grounds_;
};

}  // namespace briefkamer::searcher
