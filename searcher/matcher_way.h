// Answers by Xapian's own matcher: slower, and the one that is right by definition. For remote
// shards it is the only way.
#pragma once

#include "searcher/query/question.h"
#include "searcher/way.h"

namespace briefkamer::searcher {

class MatcherWay : public Way {
 public:
  // Both outlive this.
  MatcherWay(const Xapian::Database& database, const Question& question)
      : database_(database), question_(question) {}

  Found find(const Plan& plan, std::size_t first, std::size_t count) override;
  std::size_t total(const Plan& plan) override;
  ValueCounts count(const std::vector<Plan>& plans) override;
  std::string id(Xapian::docid letter) override;

 private:
  Xapian::MSet matches(const Plan& plan, std::size_t first, std::size_t count) const;

  const Xapian::Database& database_;
  const Question& question_;
};

}  // namespace briefkamer::searcher
