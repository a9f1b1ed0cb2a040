#include "tests/relevance/collection.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>

#include "corpus/letter_json.h"
#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"
#include "indexer/folder/file_walk.h"

namespace briefkamer::relevance {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, std::size_t line, const std::string& what) {
  throw CollectionError(file.string() + ":" + std::to_string(line) + ": " + what);
}

void each_line(const fs::path& file,
               const std::function<void(std::size_t, const std::string&)>& visit) {
  std::ifstream in(file);
  if (!in) throw CollectionError(file.string() + ": cannot be opened");
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) visit(number, line);
  }
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found;
  std::size_t begin = 0;
  for (std::size_t tab; (tab = line.find('\t', begin)) != std::string::npos; begin = tab + 1)
    found.push_back(line.substr(begin, tab - begin));
  found.push_back(line.substr(begin));
  return found;
}

// Documents are numbered: their own ids need not be ids of letters.
std::string letter_id(std::size_t number) {
  return "document-" + std::to_string(number);
}

std::string text_field(const corpus::Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  return found->get<std::string>();
}

corpus::Letter letter_of(const corpus::Json& object) {
  corpus::Letter letter;
  letter.subject = text_field(object, "title");
  letter.date = corpus::from_iso(text_field(object, "date"));
  corpus::Section section;
  section.text = text_field(object, "text");
  letter.sections.push_back(std::move(section));
  return letter;
}

std::vector<TestDocument> read_documents(const fs::path& file) {
  std::vector<TestDocument> documents;
  std::set<std::string> ids;
  each_line(file, [&](std::size_t number, const std::string& line) {
    try {
      const corpus::Json object = corpus::Json::parse(line);
      TestDocument document{object.at("id").get<std::string>(), letter_of(object)};
      if (!ids.insert(document.id).second) fail(file, number, document.id + " is there twice");
      document.letter.id = letter_id(documents.size());
      documents.push_back(std::move(document));
    } catch (const corpus::Json::exception& error) {
      fail(file, number, error.what());
    }
  });
  return documents;
}

// A file that is no letter is left out with a remark.
void read_letters(const fs::path& folder, const corpus::Vocabulary& vocabulary,
                  Collection& collection) {
  const indexer::Walk walk = indexer::walk_files({folder});
  if (!walk.unreadable.empty())
    throw CollectionError(walk.unreadable.front().path + ": " + walk.unreadable.front().reason);
  std::set<std::string> names;
  for (const indexer::FoundFile& file : walk.files) {
    try {
      for (const corpus::Document& read : corpus::read_file(file.path)) {
        TestDocument document{fs::path(file.path).filename().string(),
                              corpus::parse_letter(read, vocabulary)};
        if (!names.insert(document.id).second)
          throw CollectionError(file.path + ": another letter has this name");
        document.letter.id = letter_id(collection.documents.size());
        collection.documents.push_back(std::move(document));
      }
    } catch (const corpus::ReadError& error) {
      collection.remarks.push_back(file.path + " is left out: " + error.what());
    }
  }
}

std::map<std::string, Judged> read_judged(const fs::path& file) {
  std::map<std::string, Judged> judged;
  each_line(file, [&](std::size_t number, const std::string& line) {
    const std::vector<std::string> row = cells(line);
    if (row.size() < 2 || row[0].empty() || row[1].empty())
      fail(file, number, "not a query's id, a tab and a document's id");
    const std::string& grade = row.size() > 2 ? row[2] : "1";
    if (grade.empty() || grade.size() > 2 ||
        grade.find_first_not_of("0123456789") != std::string::npos)
      fail(file, number, "\"" + grade + "\" is not a grade from 0 to 99");
    judged[row[0]][row[1]] = std::stoi(grade);
  });
  return judged;
}

std::vector<TestQuery> read_queries(const fs::path& file) {
  std::vector<TestQuery> queries;
  each_line(file, [&](std::size_t number, const std::string& line) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) fail(file, number, "not an id, a tab and a query");
    queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
  });
  return queries;
}

// The name of the set in this file; empty when it is another file.
std::string set_name(const fs::path& file) {
  const std::string stem = file.stem().string();
  if (file.extension() != ".tsv" || stem.rfind("queries", 0) != 0) return {};
  if (stem == "queries") return "full";
  return stem.substr(stem[7] == '-' || stem[7] == '_' ? 8 : 7);
}

void read_sets(const fs::path& folder, Collection& collection) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    QuerySet set{set_name(entry.path()), {}};
    if (set.name.empty()) continue;
    set.queries = read_queries(entry.path());
    const std::size_t all = set.queries.size();
    std::erase_if(set.queries,
                  [&](const TestQuery& query) { return collection.judged.count(query.id) == 0; });
    if (set.queries.size() < all)
      collection.remarks.push_back(std::to_string(all - set.queries.size()) + " queries of " +
                                   entry.path().filename().string() +
                                   " have no judgement and are left out");
    collection.sets.push_back(std::move(set));
  }
  if (collection.sets.empty()) throw CollectionError(folder.string() + ": no queries*.tsv in it");
  std::sort(collection.sets.begin(), collection.sets.end(), [](const auto& a, const auto& b) {
    return std::pair(a.name == "full", a.name) < std::pair(b.name == "full", b.name);
  });
}

void remark_missing(Collection& collection) {
  std::set<std::string> ids;
  for (const TestDocument& document : collection.documents) ids.insert(document.id);
  std::set<std::string> missing;
  for (const auto& [query, judged] : collection.judged)
    for (const auto& [document, grade] : judged)
      if (ids.count(document) == 0) missing.insert(document);
  if (!missing.empty())
    collection.remarks.push_back(
        std::to_string(missing.size()) +
        " judged documents are not there and count as not found; the first is " + *missing.begin());
}

}  // namespace

Collection read_collection(const fs::path& folder, const std::optional<fs::path>& letters,
                           const corpus::Vocabulary& vocabulary) {
  if (!fs::is_directory(folder)) throw CollectionError(folder.string() + ": not a folder");
  Collection collection;
  collection.name = fs::weakly_canonical(folder).filename().string();
  if (const fs::path file = folder / "documents.jsonl"; fs::exists(file)) {
    collection.documents = read_documents(file);
  } else if (letters) {
    read_letters(*letters, vocabulary, collection);
  } else {
    throw CollectionError(folder.string() +
                          ": no documents.jsonl in it; --documents names a folder of letters");
  }
  if (collection.documents.empty()) throw CollectionError(folder.string() + ": no documents");
  collection.judged = read_judged(folder / "qrels.tsv");
  read_sets(folder, collection);
  remark_missing(collection);
  return collection;
}

}  // namespace briefkamer::relevance
