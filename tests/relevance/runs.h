// What is measured: the product as readers use it, and plain engines to hold it against.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/tagging/vocabulary.h"
#include "tests/relevance/collection.h"
#include "tests/relevance/measures.h"

namespace briefkamer::relevance {

inline constexpr std::size_t kDepth = 100;  // documents of one ranking

// A search engine that has indexed a collection.
class Engine {
 public:
  virtual ~Engine() = default;

  // The first kDepth documents for a query.
  virtual Ranking rank(const std::string& query) = 0;
};

// Letters through IndexWriter into a database in `folder`, queries through Searcher, with all that
// their language means. The arguments must outlive the engine.
std::unique_ptr<Engine> our_engine(const std::vector<TestDocument>& documents,
                                   const std::filesystem::path& folder,
                                   const corpus::Vocabulary& vocabulary);

// Xapian by itself in a database in `folder`: our tokens, each through `stemmer` (one of Xapian's;
// "none" is none), our stop words left out of queries, any word will do, our weighting of terms.
std::unique_ptr<Engine> plain_engine(const std::vector<TestDocument>& documents,
                                     const std::filesystem::path& folder, const char* stemmer);

}  // namespace briefkamer::relevance
