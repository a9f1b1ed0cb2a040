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
  // All outlive this. Shards on other machines do not look at `deadline` (nor need to: each is left
  // out when it is silent for too long).
  MatcherWay(const Xapian::Database& database, const corpus::Vocabulary& vocabulary,
             const Question& question, Deadline deadline = {}, bool remote = false)
      : database_(database),
        vocabulary_(vocabulary),
        question_(question),
        deadline_(deadline),
        remote_(remote) {}

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
  const bool remote_;
};

}  // namespace briefkamer::searcher
