// Answers by lists in memory. What a text finds is kept, so that the same text with another choice
// only has to be counted again.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "searcher/counting/tally.h"
#include "searcher/evaluation/evaluator.h"
#include "searcher/lists/snapshot.h"
#include "searcher/query/question.h"
#include "searcher/way.h"

namespace briefkamer::searcher {

class ListWay : public Way {
 public:
  // `database` is open on the revision of `snapshot`, and no other thread's. All outlive this.
  // It stands in `folder`, if that is known.
  ListWay(const Snapshot& snapshot, const Xapian::Database& database,
          const corpus::Vocabulary& vocabulary, const Question& question,
          std::filesystem::path folder = {}, Deadline deadline = {})
      : snapshot_(snapshot),
        evaluator_(snapshot, database, std::move(folder), deadline),
        vocabulary_(vocabulary),
        question_(question) {}

  Found find(const Plan& plan, std::size_t first, std::size_t count) override;
  std::size_t total(const Plan& plan) override;
  std::vector<FacetCounts> count(const std::vector<Plan>& plans) override;
  std::string id(Xapian::docid letter) override;

 private:
  // What a plan finds, choices apart, and with the choices, all or without one.
  struct Known {
    const Plan* base = nullptr;  // what says which letters there are
    std::string key;
    std::shared_ptr<const LetterGroup> letters;
    std::map<std::string_view, std::shared_ptr<const LetterGroup>> narrowed;  // by what is left out
  };

  Known& known(const Plan& plan);
  const LetterGroup& found(Known& known);
  const LetterGroup& narrowed(Known& known, std::string_view without);
  std::shared_ptr<const Tally> tally(Known& known, std::string_view without);
  Tally counts(Known& known, std::string_view without);
  bool is_worth_it(const LetterGroup& letters, const PostingList& list) const;
  std::string filter_key(std::string_view without) const;

  const Snapshot& snapshot_;
  Evaluator evaluator_;
  const corpus::Vocabulary& vocabulary_;
  const Question& question_;
  std::map<std::string, Known> known_;  // by plan
};

}  // namespace briefkamer::searcher
