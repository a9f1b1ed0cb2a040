#include <gtest/gtest.h>

#include <chrono>

#include "searcher/searcher.h"
#include "searcher/spelling/suggestions.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

class SuggestTest : public testing::Test {
 protected:
  const Searcher& over(const std::vector<corpus::Letter>& letters) {
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
    return *searcher_;
  }

  const Searcher& over_a_few() {
    corpus::Letter irak = letter_with("a", "2025-01-31", "Verslag van de missie in Irak",
                                      "De missie in Irak. Missies, missies en de NAVO-top.");
    irak.missions = {{"nmi", "NAVO-missie in Irak", {}}};
    irak.references.dossier = "27925";
    irak.references.number = "980";
    corpus::Letter kyiv = letter_with("b", "2025-02-28", "Verslag van Oekraïne",
                                      "De coördinatie van missies in Oekraïne; de militairen.");
    kyiv.citations = {{"kamerstuk", "kst-27925-12", "", {}, {}},
                      {"kamerstuk", "kst-36410-X-7", "", {}, {}}};
    return over({irak, kyiv});
  }

  // "word:missies mission:NAVO-missie in Irak#nmi"
  std::string suggested(const std::string& text, std::size_t most = 8) const {
    std::string all;
    for (const auto& [kind, suggestion, id] : searcher_->suggest(text, most)) {
      all += (all.empty() ? "" : " | ") + kind + ":" + suggestion;
      if (!id.empty()) all += '#' + id;
    }
    return all;
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SuggestTest, CompletesWhatIsTyped) {
  over_a_few();
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"mil", "word:militairen"},
      {"oekr", "word:Oekraïne | subject:Verslag van Oekraïne#b"},
      {"oekraine", "word:Oekraïne | subject:Verslag van Oekraïne#b"},  // its accents at least
      {"coör", "word:coördinatie"},
      {"COOR", "word:coördinatie"},
      {"navot", "word:NAVO-top"},
      {"de missie in Oek", "word:de missie in Oekraïne"},
      {"nmi", "mission:NAVO-missie in Irak#nmi"},
      {"irak",
       "mission:NAVO-missie in Irak#nmi | word:Irak | subject:Verslag van de missie in "
       "Irak#a"},
      {"verslag oek", "word:verslag Oekraïne | subject:Verslag van Oekraïne#b"},
      {"27925",
       "kamerstuk:Kamerstuk 27 925, nr. 980#kst-27925-980 | kamerstuk:Kamerstuk 27 925, "
       "nr. 12#kst-27925-12"},
      {"27 925-1", "kamerstuk:Kamerstuk 27 925, nr. 12#kst-27925-12"},
      {"Kamerstuk 27 925, nr. 98", "kamerstuk:Kamerstuk 27 925, nr. 980#kst-27925-980"},
      {"kst-364", "kamerstuk:Kamerstuk 36 410 X, nr. 7#kst-36410-x-7"},
      {"99999", ""},
      {"lege", ""},  // a mission that no letter speaks of
      {"LM", ""},
      {"va", ""},  // a stop word
      {"m", ""},
      {"", ""},
      {"   ", ""},
      {"xyzzy", ""},
      {"onderwerp:miss", ""},  // the query language speaks for itself
      {"\"de mis", ""},
      {"mis*", ""},
      {"\xff\xfe", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(suggested(text), expected) << text;
}

TEST_F(SuggestTest, OffersOneFormOfAWordAndNoMoreThanAskedFor) {
  over_a_few();
  EXPECT_EQ(suggested("missi"),  // in two letters, missie in one
            "mission:NAVO-missie in Irak#nmi | word:missies | subject:Verslag van de missie in "
            "Irak#a");
  EXPECT_EQ(searcher_->suggest("27925", 1).size(), 1U);
  EXPECT_TRUE(searcher_->suggest("27925", 0).empty());
}

TEST_F(SuggestTest, EverySuggestedWordAndNumberFindsLetters) {
  const Searcher& searcher = over_a_few();
  for (const char* text : {"mi", "oe", "coo", "nav", "27", "36", "de missie in ira", "ver"}) {
    for (const Suggestion& suggestion : searcher.suggest(text, 20)) {
      if (suggestion.kind == "subject") {
        EXPECT_TRUE(searcher.letter(suggestion.id)) << suggestion.id;
        continue;
      }
      Question question;
      if (suggestion.kind == "mission") {
        question.chosen["mission"] = {suggestion.id};
      } else {
        question.text = suggestion.text;
      }
      EXPECT_GT(searcher.search(question).total, 0U) << text << ": " << suggestion.text;
    }
  }
}

TEST_F(SuggestTest, KnowsNewLettersAtOnce) {
  over_a_few();
  EXPECT_EQ(suggested("ze"), "");
  add_letters(folder_.path() / "database",
              {letter_with("c", "2025-03-31", "Gesprek", "De zeemacht.")});
  EXPECT_EQ(suggested("ze"), "word:zeemacht");
}

TEST_F(SuggestTest, TakesLessThanFiveMilliseconds) {
  std::mt19937 random(3);
  const Searcher& searcher = over(random_letters(random, 2000));
  std::vector<double> times;
  for (int round = 0; round < 5; ++round) {
    for (const char* text : {"mi", "mis", "missies", "missies ir", "ver", "de", "28", "28 676"}) {
      const auto start = std::chrono::steady_clock::now();
      searcher.suggest(text, 8);
      times.push_back(
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
              .count());
    }
  }
  std::sort(times.begin(), times.end());
  EXPECT_LT(times[times.size() / 2], 5);  // the median: the machine may have more to do
}

TEST(Suggestions, AreJson) {
  const std::vector<Suggestion> both{{"word", "Irak", ""}, {"mission", "NMI", "nmi"}};
  EXPECT_EQ(to_json(both), corpus::Json::parse(R"({"version": 1, "suggestions": [
    {"kind": "word", "text": "Irak"}, {"kind": "mission", "text": "NMI", "id": "nmi"}]})"));
  EXPECT_EQ(to_json(std::vector<Suggestion>{}),
            corpus::Json::parse(R"({"version": 1, "suggestions": []})"));
  EXPECT_EQ(opensearch_json("ir", both), corpus::Json::parse(R"(["ir", ["Irak", "NMI"]])"));
}

}  // namespace
}  // namespace briefkamer::searcher
