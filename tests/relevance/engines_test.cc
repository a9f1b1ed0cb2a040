#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/relevance/runs.h"

namespace briefkamer::relevance {
namespace {

namespace fs = std::filesystem;

TestDocument document(const std::string& id, const std::string& subject, const std::string& text) {
  TestDocument made{id, {}};
  made.letter.id = "letter-" + id;
  made.letter.subject = subject;
  corpus::Section section;
  section.text = text;
  made.letter.sections.push_back(section);
  return made;
}

class Engines : public testing::Test {
 protected:
  Engines() {
    std::string name = fs::temp_directory_path() / "engines-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  ~Engines() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  const std::vector<TestDocument> documents_{
      document("A", "Inzet", "De missie is verlengd."),
      document("B", "Inzet", "Twee missies zijn beëindigd, zegt de minister."),
      document("C", "Missies", "De missies gaan door met missies."),
      document("D", "Rekening", "Geen van deze woorden."),
  };
  corpus::Vocabulary vocabulary_;
  fs::path folder_;
};

TEST_F(Engines, PlainOnesDifferByTheirStemmerOnly) {
  const auto none = plain_engine(documents_, folder_ / "none", "none");
  EXPECT_EQ(none->rank("missies"), (Ranking{"C", "B"}));
  EXPECT_EQ(none->rank("beeindigd"), Ranking{"B"});  // the tokens are folded
  const auto porter = plain_engine(documents_, folder_ / "porter", "dutch");
  EXPECT_EQ(porter->rank("minister rekening").size(), 2u);
  const auto pohlmann = plain_engine(documents_, folder_ / "pohlmann", "kraaij_pohlmann");
  EXPECT_EQ(pohlmann->rank("missie").size(), 3u);
}

TEST_F(Engines, PlainOnesLeaveStopWordsOutOfQueries) {
  const auto none = plain_engine(documents_, folder_ / "none", "none");
  EXPECT_EQ(none->rank("de verlengd"), Ranking{"A"});
  EXPECT_EQ(none->rank("de").size(), 3u);  // nothing else to look for
  EXPECT_TRUE(none->rank("").empty());
}

TEST_F(Engines, OursReadsTheQueryLanguageAndNamesTheDocuments) {
  const auto ours = our_engine(documents_, folder_ / "ours", vocabulary_);
  EXPECT_EQ(ours->rank("missies -verlengd"), (Ranking{"C", "B"}));
  EXPECT_EQ(ours->rank("\"twee missies\""), Ranking{"B"});
  EXPECT_TRUE(ours->rank("onvindbaar").empty());
}

}  // namespace
}  // namespace briefkamer::relevance
