#include <map>

#include "indexer/index_writer.h"
#include "searcher/searcher.h"
#include "tests/relevance/runs.h"

namespace briefkamer::relevance {
namespace {

class OurEngine : public Engine {
 public:
  OurEngine(const std::vector<TestDocument>& documents, const std::filesystem::path& folder,
            const corpus::Vocabulary& vocabulary)
      : searcher_(indexed(documents, folder, vocabulary), vocabulary) {
    for (const TestDocument& document : documents) names_[document.letter.id] = document.id;
  }

  Ranking rank(const std::string& query) override {
    searcher::Question question;
    question.text = query;
    question.count = kDepth;
    Ranking ranking;
    for (const std::string& id : searcher_.ranking(question)) ranking.push_back(names_.at(id));
    return ranking;
  }

 private:
  static std::filesystem::path indexed(const std::vector<TestDocument>& documents,
                                       const std::filesystem::path& folder,
                                       const corpus::Vocabulary& vocabulary) {
    indexer::IndexWriter writer(folder, vocabulary.identity);
    for (const TestDocument& document : documents) writer.add(document.letter);
    writer.finish();
    return folder;
  }

  searcher::Searcher searcher_;
  std::map<std::string, std::string> names_;  // id of a letter → of the document
};

}  // namespace

std::unique_ptr<Engine> our_engine(const std::vector<TestDocument>& documents,
                                   const std::filesystem::path& folder,
                                   const corpus::Vocabulary& vocabulary) {
  return std::make_unique<OurEngine>(documents, folder, vocabulary);
}

}  // namespace briefkamer::relevance
