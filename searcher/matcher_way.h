// Answers by Xapian's own matcher: slower, and the one that is right by definition. For remote
// shards it is the only way.
#pragma once

#include "corpus/tagging/vocabulary.h"
#include "searcher/deadline.h"
#include "searcher/query/question.h"
#include "searcher/way.h"

namespace briefkamer::searcher {

class MatcherWay : public Way {
 public:
  // All outlive this. `deadline` is looked at before each match, and when `watched` inside it too:
  // not where shards are on other machines (each is left out when it is silent for too long).
  MatcherWay(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
             const Question& question, Deadline deadline = {}, bool watched = false)
      : database_(database),
        vocabulary_(vocabulary),
        question_(question),
        deadline_(deadline),
        watched_(watched) {}

  Found find(const Plan& plan, std::size_t first, std::size_t count) override;
  std::size_t total(const Plan& plan) override;
  std::vector<FacetCounts> count(const std::vector<Plan>& plans) override;
  std::string id(Xapian::docid letter) override;

 private:
  Xapian::MSet matches(const Plan& plan, std::size_t first, std::size_t count) const;

  const Xapian::Database& database_;
  const corpus::Vocabulary& vocabulary_;
  const Question& question_;
  const Deadline deadline_;
  const bool watched_;
};

}  // namespace briefkamer::searcher
