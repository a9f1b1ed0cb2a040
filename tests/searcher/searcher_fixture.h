// A searcher over a few letters, and its answers as one readable string.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "searcher/searcher.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {

inline Question ask(const std::string& text) {
  Question question;
  question.text = text;
  question.count = kMostHits;
  return question;
}

inline std::string ids(const Answer& answer) {
  std::string out;
  for (const Hit& hit : answer.hits)
    out += (out.empty() ? "" : " ") + std::string(hit.some ? "~" : "") + hit.id;
  return out;
}

// "2 nmi, 1 none*": counts and values, with a star for what is chosen.
inline std::string counts(const Answer& answer, const std::string& name) {
  std::string out;
  for (const FacetCounts& facet : answer.facets) {
    if (facet.name != name) continue;
    for (const FacetCount& entry : facet.values)
      out += (out.empty() ? "" : ", ") + std::to_string(entry.count) + ' ' + entry.value.value +
             (entry.chosen ? "*" : "");
  }
  return out;
}

class SearcherTest : public testing::Test {
 protected:
  const Searcher& over(const std::vector<corpus::Letter>& letters) {
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
    return *searcher_;
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace briefkamer::searcher
