#include "tests/relevance/collection.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace briefkamer::relevance {
namespace {

namespace fs = std::filesystem;

class CollectionFolder : public testing::Test {
 protected:
  CollectionFolder() {
    std::string name = fs::temp_directory_path() / "collection-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  ~CollectionFolder() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << content;
  }

  void write_small() const {
    write("documents.jsonl",
          "{\"id\": \"kst-1__A\", \"title\": \"Motie\", \"text\": \"Schepen.\", \"extra\": 3}\n"
          "{\"id\": \"kst-2__B\", \"title\": null, \"text\": \"Steden.\"}\n");
    write("queries.tsv", "q1\tschip\nq2\tstad\twaar\n");
    write("qrels.tsv", "q1\tkst-1__A\nq2\tkst-2__B\t2\n");
  }

  Collection read(const std::optional<fs::path>& letters = std::nullopt) const {
    return read_collection(folder_, letters, vocabulary_);
  }

  // What reading says is wrong, without the folder.
  std::string complaint() const {
    try {
      read();
    } catch (const CollectionError& error) {
      const std::string what = error.what();
      const std::size_t at = what.find(folder_.string());
      return at == 0 ? what.substr(folder_.string().size() + 1) : what;
    }
    return "none";
  }

  fs::path folder_;
  corpus::Vocabulary vocabulary_;
};

TEST_F(CollectionFolder, IsDocumentsQueriesAndJudgements) {
  write_small();
  const Collection collection = read();
  ASSERT_EQ(collection.documents.size(), 2u);
  EXPECT_EQ(collection.documents[0].id, "kst-1__A");
  EXPECT_EQ(collection.documents[0].letter.subject, "Motie");
  EXPECT_EQ(collection.documents[0].letter.sections.at(0).text, "Schepen.");
  EXPECT_EQ(collection.documents[1].letter.subject, "");
  EXPECT_EQ(collection.judged.at("q1"), (Judged{{"kst-1__A", 1}}));
  EXPECT_EQ(collection.judged.at("q2"), (Judged{{"kst-2__B", 2}}));
  EXPECT_TRUE(collection.remarks.empty());
}

TEST_F(CollectionFolder, MayHaveAnyNumberOfSets) {
  write_small();
  write("queries-short.tsv", "q1\tschepen\r\n\n");
  write("queries_long.tsv", "q1\tde schepen op zee\n");
  write("queries-notes.txt", "not a table");
  std::string sets;
  for (const QuerySet& set : read().sets)
    sets += set.name + ":" + std::to_string(set.queries.size()) + ":" + set.queries[0].text + " ";
  EXPECT_EQ(sets, "long:1:de schepen op zee short:1:schepen full:2:schip ");
}

TEST_F(CollectionFolder, SaysWhatIsLeftOut) {
  write_small();
  write("queries-short.tsv", "q1\tschepen\nq9\tsteden\n");
  write("qrels.tsv", "q1\tkst-1__A\nq1\tkst-7__X\nq2\tkst-2__B\n");
  const std::vector<std::string> expected{
      "1 queries of queries-short.tsv have no judgement and are left out",
      "1 judged documents are not there and count as not found; the first is kst-7__X"};
  EXPECT_EQ(read().remarks, expected);
}

TEST_F(CollectionFolder, NamesTheLineThatIsWrong) {
  const struct {
    const char* file;
    const char* content;
    const char* expected;  // start of the complaint
  } cases[] = {
      {"documents.jsonl", "{\"id\": \"a\"}\n{\"title\": \"b\"}\n", "documents.jsonl:2: "},
      {"documents.jsonl", "{\"id\": 3}\n", "documents.jsonl:1: "},
      {"documents.jsonl", "{\"id\": \"a\"}\n{\"id\": \"a\"}\n",
       "documents.jsonl:2: a is there twice"},
      {"documents.jsonl", "{\"id\": \n", "documents.jsonl:1: "},
      {"documents.jsonl", "", ": no documents"},
      {"queries.tsv", "q1 schip\n", "queries.tsv:1: not an id, a tab and a query"},
      {"qrels.tsv", "q1\tkst-1__A\nq1\n", "qrels.tsv:2: not a query's id, a tab and"},
      {"qrels.tsv", "q1\tkst-1__A\tgood\n", "qrels.tsv:1: \"good\" is not a grade"},
  };
  for (const auto& [file, content, expected] : cases) {
    write_small();
    write(file, content);
    const std::string said = complaint();
    const bool about_folder = expected[0] == ':';
    EXPECT_NE(said.find(about_folder ? expected + 2 : expected), std::string::npos)
        << file << ": " << content << "said " << said;
  }
}

TEST_F(CollectionFolder, NeedsItsFiles) {
  write_small();
  fs::remove(folder_ / "queries.tsv");
  EXPECT_NE(complaint().find("no queries*.tsv"), std::string::npos) << complaint();
  fs::remove(folder_ / "qrels.tsv");
  EXPECT_EQ(complaint(), "qrels.tsv: cannot be opened");
  fs::remove(folder_ / "documents.jsonl");
  EXPECT_NE(complaint().find("--documents names a folder"), std::string::npos) << complaint();
}

TEST_F(CollectionFolder, TakesLettersForDocuments) {
  write("letters/a.txt", "Betreft: Schepen\n\nEr varen schepen.\n");
  write("letters/b.txt", "");
  write("queries.tsv", "q1\tschip\n");
  write("qrels.tsv", "q1\ta.txt\n");
  const Collection collection = read(folder_ / "letters");
  ASSERT_EQ(collection.documents.size(), 1u);
  EXPECT_EQ(collection.documents[0].id, "a.txt");
  ASSERT_EQ(collection.remarks.size(), 1u);
  EXPECT_NE(collection.remarks[0].find("b.txt is left out: "), std::string::npos);
}

}  // namespace
}  // namespace briefkamer::relevance
