#include "tests/relevance/golden.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <set>

#include "indexer/folder/update.h"
#include "indexer/locations.h"
#include "searcher/searcher.h"

namespace briefkamer::relevance {
namespace {

namespace fs = std::filesystem;

const fs::path kLetters = fs::path(PROJECT_FOLDER) / "corpus/letters";
const fs::path kSeeds = fs::path(SHARED_FOLDER) / "letters/seeds";
constexpr std::size_t kMost = 1000;  // letters: all that there are

std::vector<GoldenRow> table() {
  return read_golden(fs::path(PROJECT_FOLDER) / "tests/relevance/golden.tsv");
}

// "seed-1" is the first of the seed letters by name.
std::map<std::string, std::string> seed_names() {
  std::set<std::string> stems;
  if (fs::is_directory(kSeeds))
    for (const auto& entry : fs::directory_iterator(kSeeds)) stems.insert(entry.path().stem());
  std::map<std::string, std::string> names;
  for (const std::string& stem : stems) names[stem] = "seed-" + std::to_string(names.size() + 1);
  return names;
}

class Golden : public testing::Test {
 protected:
  Golden() {
    std::string name = fs::temp_directory_path() / "golden-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  ~Golden() override {
    searcher_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  void index(const std::vector<fs::path>& paths) {
    indexer::UpdateOptions options;
    options.paths = paths;
    options.database = folder_ / "database";
    ASSERT_TRUE(indexer::update(options, vocabulary_).failed.empty());
    searcher_ = std::make_unique<searcher::Searcher>(options.database, vocabulary_);
    const auto seeds = seed_names();
    for (const std::string& id : ranking("*", searcher::Match::kAuto)) {
      const fs::path file = searcher_->letter(id).value().sources.at(0).path;
      const auto seed = seeds.find(file.stem());
      names_[id] = seed == seeds.end() ? file.stem().string() : seed->second;
    }
  }

  std::vector<std::string> ranking(const std::string& text, searcher::Match match) const {
    searcher::Question question;
    question.text = text;
    question.match = match;
    question.count = kMost;
    return searcher_->ranking(question);
  }

  Found found(const std::string& query) const {
    Found found;
    for (const std::string& id : ranking(query, searcher::Match::kAll))
      found.all.push_back(names_.at(id));
    const std::vector<std::string> listed = ranking(query, searcher::Match::kAuto);
    for (std::size_t i = found.all.size(); i < listed.size(); ++i)
      found.some.push_back(names_.at(listed[i]));
    return found;
  }

  void check(bool seeds) const {
    for (const GoldenRow& row : table()) {
      if (row.needs_seeds() != seeds) continue;
      EXPECT_EQ(faults(row, found(row.query)), "");
    }
  }

  const corpus::Vocabulary vocabulary_ = corpus::load_vocabulary(indexer::data_path("vocabulary"));
  fs::path folder_;
  std::unique_ptr<searcher::Searcher> searcher_;
  std::map<std::string, std::string> names_;  // of letters, by id
};

TEST_F(Golden, QueriesFindTheSampleLetters) {
  index({kLetters});
  check(false);
}

TEST_F(Golden, QueriesFindTheSeedLetters) {
  if (!fs::is_directory(kSeeds)) GTEST_SKIP() << "the seed letters are not there: " << kSeeds;
  index({kLetters, kSeeds});
  check(true);
}

TEST(GoldenTable, NamesLettersThatExist) {
  const std::vector<GoldenRow> rows = table();
  EXPECT_GE(rows.size(), 150u);
  std::set<std::string> known{"seed-1", "seed-2"};
  for (const auto& entry : fs::directory_iterator(kLetters)) known.insert(entry.path().stem());
  for (const GoldenRow& row : rows) {
    for (const auto* names : {&row.first, &row.must, &row.must_not})
      for (const std::string& name : *names)
        EXPECT_TRUE(known.contains(name.starts_with('~') ? name.substr(1) : name))
            << row.line << ": " << name;
  }
}

TEST(GoldenTable, SaysWhatIsWrong) {
  const GoldenRow row{7, "vrede", {"a"}, {"b", "~c"}, {"d"}};
  EXPECT_EQ(faults(row, {{"a", "b"}, {"c", "d"}}), "");
  EXPECT_EQ(faults(row, {{"b", "a", "d"}, {"c"}}), "7: vrede; finds d; first is b");
  EXPECT_EQ(faults(row, {{"a", "c"}, {"b"}}), "7: vrede; misses b; misses ~c");
  EXPECT_EQ(faults(row, {}), "7: vrede; misses b; misses ~c; first is nothing");
  const GoldenRow both{8, "vrede", {"a", "b"}, {}, {}};
  EXPECT_EQ(faults(both, {{"b", "a", "c"}, {}}), "");
  EXPECT_EQ(faults(both, {{"b", "c", "a"}, {}}), "8: vrede; first is b c");
  const GoldenRow none{9, "xyz", {}, {}, {}};
  EXPECT_EQ(faults(none, {}), "");
  EXPECT_EQ(faults(none, {{"a"}, {}}), "9: xyz; finds a");
}

}  // namespace
}  // namespace briefkamer::relevance
