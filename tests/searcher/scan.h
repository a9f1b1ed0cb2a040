// The searcher as one would write it without an index: every question looks at every letter. Slow
// and plain, to compare with.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/analysis/analyzer.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/question.h"

namespace briefkamer::searcher {

class Scan {
 public:
  Scan(const std::vector<corpus::Letter>& letters, const corpus::Vocabulary& vocabulary);
  ~Scan();

  struct Result {
    std::set<std::string> all;   // ids of letters with all that was asked
    std::set<std::string> some;  // and of those with some of the words, where they count
    std::map<std::string, std::map<std::string, std::size_t>> facets;  // name → value → letters
  };
  Result search(const Question& question);

 private:
  struct Read;

  std::optional<bool> matches(const Read& letter, const Node& node);
  bool word(const Read& letter, const Node& node);
  std::optional<bool> some_words(const Read& letter, const ParsedQuery& parsed);
  std::optional<bool> compound(const Read& letter, const Node& left, const Node& right);
  std::optional<bool> conjunction(const Read& letter, const Node& node);
  bool chosen(const Read& letter, const Question& question, const std::string& without) const;
  std::vector<bool> text_matches(const Question& question, std::vector<bool>& some);

  const corpus::Vocabulary& vocabulary_;
  indexer::Analyzer analyzer_;
  std::vector<Read> letters_;
};

}  // namespace briefkamer::searcher
