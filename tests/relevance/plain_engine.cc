#include <xapian.h>

#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/letter_document.h"
#include "searcher/query/term_weights.h"
#include "tests/relevance/runs.h"

namespace briefkamer::relevance {
namespace {

class PlainEngine : public Engine {
 public:
  PlainEngine(const std::vector<TestDocument>& documents, const std::filesystem::path& folder,
              const char* stemmer)
      : documents_(documents), stem_(stemmer) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const TestDocument& document : documents_) database.add_document(terms_of(document));
    database.commit();
    database_ = Xapian::Database(folder.string());
  }

  Ranking rank(const std::string& query) override {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(searcher::term_weighting());
    enquire.set_query(query_of(query));
    Ranking ranking;
    const Xapian::MSet found = enquire.get_mset(0, kDepth);
    for (auto it = found.begin(); it != found.end(); ++it)
      ranking.push_back(documents_[*it - 1].id);
    return ranking;
  }

 private:
  Xapian::Document terms_of(const TestDocument& document) {
    Xapian::Document terms;
    const auto add = [&](const std::string& text) {
      for (const indexer::Token& token : indexer::tokenize(text)) terms.add_term(term(token));
    };
    add(document.letter.subject);
    for (const corpus::Section& section : document.letter.sections) {
      add(section.heading);
      add(section.text);
    }
    for (const corpus::Footnote& note : document.letter.footnotes) add(note.text);
    return terms;
  }

  Xapian::Query query_of(const std::string& text) {
    std::vector<std::string> content;
    std::vector<std::string> all;
    for (const indexer::Token& token : indexer::tokenize(text)) {
      all.push_back(term(token));
      if (!indexer::is_stop_word(token.surface)) content.push_back(all.back());
    }
    const std::vector<std::string>& terms = content.empty() ? all : content;
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
  }

  std::string term(const indexer::Token& token) {
    return indexer::prefixed({}, stem_(token.surface));
  }

  const std::vector<TestDocument>& documents_;
  Xapian::Stem stem_;
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<Engine> plain_engine(const std::vector<TestDocument>& documents,
                                     const std::filesystem::path& folder, const char* stemmer) {
  return std::make_unique<PlainEngine>(documents, folder, stemmer);
}

}  // namespace briefkamer::relevance
