// A folder of documents, queries and judgements to measure a search engine with.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"
#include "tests/relevance/measures.h"

namespace briefkamer::relevance {

struct TestDocument {
  std::string id;         // by which judgements name it
  corpus::Letter letter;  // its own id is one that any database takes
};

struct TestQuery {
  std::string id;
  std::string text;

  bool operator==(const TestQuery&) const = default;
};

// queries.tsv is the set "full", queries-short.tsv the set "short".
struct QuerySet {
  std::string name;
  std::vector<TestQuery> queries;
};

struct Collection {
  std::string name;
  std::vector<TestDocument> documents;
  std::vector<QuerySet> sets;            // by name, "full" last
  std::map<std::string, Judged> judged;  // by id of the query
  std::vector<std::string> remarks;      // what was left out, and why
};

// A folder that cannot be used; what() names the file and, where there is one, the line.
class CollectionError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Reads in `folder`
//   documents.jsonl  one JSON object a line: id, title, text, perhaps date; more is passed over
//   queries*.tsv     id and text of a query
//   qrels.tsv        id of a query, id of a document and perhaps a grade; a document that is not
//                    named is wrong
// Without documents.jsonl the documents are the files below `letters`, read as letters and named by
// their files. Empty lines are passed over; any other line that cannot be read is a
// CollectionError. Queries without a judgement, and files that are no letter, are left out with a
// remark.
Collection read_collection(const std::filesystem::path& folder,
                           const std::optional<std::filesystem::path>& letters,
                           const corpus::Vocabulary& vocabulary);

}  // namespace briefkamer::relevance
