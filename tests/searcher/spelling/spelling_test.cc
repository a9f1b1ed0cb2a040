#include "searcher/spelling/spelling.h"

#include <gtest/gtest.h>

#include "searcher/searcher.h"
#include "searcher/spelling/edit_distance.h"
#include "searcher/spelling/never_suggested.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

// Letters in which defensie is common, and everything else is once or twice.
class SpellingTest : public testing::Test {
 protected:
  SpellingTest() {
    std::vector<corpus::Letter> letters{
        letter_with("a", "2025-01-31", "Verslag van de missies in Irak",
                    "De begroting van Defensie voor de missies. De moordenaar en het lijken."),
        letter_with("b", "2025-02-28", "Oekraïne", "Steun aan Oekraïne en de coördinatie ervan."),
        letter_with("c", "2025-03-31", "Gesprek", "President Zelensky sprak over de begrotnig."),
        letter_with("d", "2025-04-30", "Gesprek", "President Zelensky en Jansen-de Vries; F-16."),
        letter_with("e", "2025-05-31", "Vredesmissie", "De vredesmissie en de veiligheidsraad."),
        letter_with("f", "2025-06-30", "Rest", "Het hoger onderwijs, de haven en de kabinetten."),
    };
    for (int i = 0; i < 30; ++i)
      letters.push_back(letter_with("g" + std::to_string(i), "2024-01-01", "Stand",
                                    "De inzet van defensie volgens de begroting."));
    letters[0].missions = {{"nmi", "NAVO-missie in Irak", {}}};
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
  }

  // "-" when there is none.
  std::string suggestion(const std::string& text) const {
    Question question;
    question.text = text;
    return searcher_->search(question).suggestion.value_or("-");
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SpellingTest, SuggestsWhatAReaderMeant) {
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      // one slip, in every way
      {"defensei", "defensie"},
      {"defnsie", "defensie"},
      {"defenssie", "defensie"},
      {"devensie", "defensie"},
      {"edfensie", "defensie"},
      {"efensie", "defensie"},
      // two, in a long word
      {"beegrottting", "-"},
      {"veilighedsraat", "veiligheidsraad"},
      {"vredesmise", "vredesmissie"},
      // the commonest, not the letter that has the same slip
      {"begrotimg", "begroting"},
      // as letters write it
      {"oekriane", "Oekraïne"},
      {"coordinatei", "coördinatie"},
      {"Oekrainne", "Oekraïne"},
      {"Defensei", "Defensie"},
      // names that Dutch does not have, when two letters have them
      {"zelenski", "Zelensky"},
      // split; what is written apart is found as one word
      {"inzetvan", "inzet van"},
      // the rest of the query stays
      {"missies defensei", "missies defensie"},
      {"onderwerp:verslga", "onderwerp:verslag"},
      {"(defensei OF xyzzyx) EN begroting", "(defensie OF xyzzyx) EN begroting"},
      {"  defensei   -irak ", "  defensie   -irak "},
      {"\"de missiess in\" irak", "\"de missies in\" irak"},
      {"defensei datum:2024", "defensie datum:2024"},
      {"defensei begrotimg", "defensie begroting"},
  };
  for (const auto& [query, expected] : cases) EXPECT_EQ(suggestion(query), expected) << query;
}

TEST_F(SpellingTest, KeepsQuietWhereASuggestionWouldBeWrong) {
  const char* const cases[] = {
      "",
      "defensie",          // found
      "kabi netten",       // found as one word
      "defensei OF irak",  // something is found
      "NIET defensei",     // so are letters without it
      "irka",              // too short to tell
      "xyzzyxyzzy",        // nothing is near
      "F-17",              // a code
      "28676-472",         // a number
      "kst-27925-9999",
      "defensei1",
      "DEFENSEI",  // an abbreviation for all we know
      "2025D01234",
      "zwembad",  // Dutch has the word, letters do not speak of it
      "raven",    // so it is with haven
      "olifant",
      "jansen",      // a name that occurs
      "defensei*",   // the reader cut it
      "moordenaae",  // what is near is not to be offered
      "lijkem",
      "begrotimg oekriane",    // no letter has both
      "defensei missie:leeg",  // the choices leave nothing
      "NIET (defensei) zwembad",
      "wwwwww xxxxxx yyyyyy zzzzzz qqqqqq",
  };
  for (const char* query : cases) EXPECT_EQ(suggestion(query), "-") << query;
}

TEST_F(SpellingTest, SuggestsOnlyWhatFindsLettersWithTheChoices) {
  Question question;
  question.text = "defensei";
  question.chosen["mission"] = {"nmi"};
  EXPECT_EQ(searcher_->search(question).suggestion, "defensie");
  question.chosen["mission"] = {"leeg"};
  EXPECT_EQ(searcher_->search(question).suggestion, std::nullopt);
}

TEST_F(SpellingTest, ASuggestionFindsLettersWhateverIsTyped) {
  std::mt19937 random(17);
  const std::string from = "defensie begroting irak missies oekraine \"()-*:NIET";
  for (int i = 0; i < 300; ++i) {
    std::string text = from;
    for (int edits = 0; edits < 6; ++edits)
      text[random() % text.size()] = from[random() % from.size()];
    text = text.substr(random() % 20, 25);
    Question question;
    question.text = text;
    const auto better = searcher_->search(question).suggestion;
    if (!better) continue;
    question.text = *better;
    EXPECT_GT(searcher_->search(question).total, 0U) << text << " → " << *better;
  }
}

TEST(EditDistance, CountsSlips) {
  const struct {
    const char* left;
    const char* right;
    std::size_t most;
    std::size_t expected;
  } cases[] = {
      {"", "", 2, 0},         {"a", "", 2, 1},           {"irak", "irka", 2, 1},
      {"irak", "irk", 2, 1},  {"irak", "iraak", 2, 1},   {"irak", "iran", 2, 1},
      {"abcd", "badc", 2, 2}, {"abcd", "dcba", 2, 3},    {"ca", "abc", 3, 3},
      {"irak", "navo", 1, 2}, {"irak", "iraakse", 2, 3},
  };
  for (const auto& [left, right, most, expected] : cases) {
    EXPECT_EQ(edit_distance(left, right, most), expected) << left << ' ' << right;
    EXPECT_EQ(edit_distance(right, left, most), expected) << right << ' ' << left;
  }
}

TEST(NeverSuggested, IsAboutTheWordsOfTheList) {
  EXPECT_TRUE(is_never_suggested("moordaanslag"));
  EXPECT_TRUE(is_never_suggested("hoeren"));
  EXPECT_FALSE(is_never_suggested("noorden"));
  EXPECT_FALSE(is_never_suggested("hoger"));
}

}  // namespace
}  // namespace briefkamer::searcher
