#include "searcher/snippets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "indexer/analysis/fold.h"
#include "tests/searcher/seed.h"

namespace briefkamer::searcher {
namespace {

std::string shown(const std::vector<Piece>& all) {
  std::string out;
  for (const Piece& piece : all) out += piece.marked ? "[" + piece.text + "]" : piece.text;
  return out;
}

// Marks of each word of `words` in `text`, each word one thing.
std::vector<Mark> marks_of(std::string_view text, const std::vector<std::string>& words) {
  std::vector<Mark> marks;
  for (std::size_t what = 0; what < words.size(); ++what)
    for (std::size_t at = text.find(words[what]); at != std::string_view::npos;
         at = text.find(words[what], at + 1))
      marks.push_back({at, at + words[what].size(), what});
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

std::string cut(std::string_view text, const std::vector<std::string>& words, std::size_t most) {
  std::size_t begin = 0;
  return shown(snippet(text, marks_of(text, words), most, begin));
}

TEST(Snippet, ShowsWhereTheMostIsFoundTogether) {
  const struct {
    const char* text;
    std::vector<std::string> words;
    std::size_t most;
    const char* expected;
  } cases[] = {
      {"kort en goed", {"goed"}, 100, "kort en [goed]"},
      // "nr." ends no sentence: the snippet starts at a word before it.
      {"Lang geleden stond in een heel andere brief (Kamerstuk 29 521, nr. 9612) dat xx is "
       "bereikt.",
       {"xx"},
       60,
       "… 29 521, nr. 9612) dat [xx] is bereikt."},
      {"aa bb aa bb aa bb aa bb aa bb aa bb xx yy aa bb aa bb aa bb",
       {"xx", "yy"},
       20,
       "… aa bb [xx] [yy] aa bb aa …"},
      // Two things once are more than one thing often.
      {"xx xx xx xx aa bb aa bb aa bb aa bb aa bb xx yy aa bb",
       {"xx", "yy"},
       12,
       "… bb [xx] [yy] aa …"},
      // From the beginning of a sentence when it is near.
      {"Eerste zin is lang genoeg om weg te laten. Dan komt xx hier nog even wat.",
       {"xx"},
       40,
       "… Dan komt [xx] hier nog even wat."},
      {"Regel een van de tekst\nregel twee met xx erin en nog veel meer tekst",
       {"xx"},
       40,
       "… regel twee met [xx] erin en nog veel meer …"},
      {"rij\teen\ttwee", {"twee"}, 100, "rij een [twee]"},
      {"niets gevonden in deze tekst", {}, 14, "niets gevonden …"},
      {"", {}, 10, ""},
  };
  for (const auto& [text, words, most, expected] : cases)
    EXPECT_EQ(cut(text, words, most), expected);
}

TEST(Snippet, EndsAWordThatIsLongerThanThePlace) {
  const std::string word(30, 'w');
  EXPECT_EQ(cut("aa xx " + word + " bb", {"xx"}, 8), "aa [xx] …");
  EXPECT_EQ(cut(word + " bb", {}, 8), word + " …");
  const std::string endless(5000, 'w');
  EXPECT_LT(cut(endless, {}, 100).size(), 300U);
  EXPECT_EQ(cut("aa " + word + "xx" + word + " bb", {"xx"}, 8), "… " + word + "[xx]" + word + " …");
}

TEST(Snippet, NeverCutsWordsOrCharacters) {
  const unsigned seed = random_seed();
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::string> words{
      "missie",  "één", "ïïï", "🙂🙂", "irak", "zin.", "\n", "\t", "capaciteitsdoelstellingen",
      "NAVO-top"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto left = random() % 80; left > 0; --left) text += words[random() % words.size()] + ' ';
    std::size_t begin = 0;
    const auto found = snippet(text, marks_of(text, {"missie", "irak", "één"}), 40, begin);
    std::string inside;
    for (const Piece& piece : found) inside += piece.text;
    if (inside.starts_with("… ")) inside.erase(0, std::string("… ").size());
    if (inside.ends_with(" …")) inside.erase(inside.size() - std::string(" …").size());
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    // What is left stands in the text, between two spaces.
    ASSERT_NE((' ' + text + ' ').find(inside.empty() ? " " : ' ' + inside), std::string::npos)
        << "seed " << seed << ": " << inside << " in " << text;
    ASSERT_NE((' ' + text + ' ').find(inside + ' '), std::string::npos) << "seed " << seed;
  }
}

corpus::Letter letter_of(const std::vector<corpus::Section>& sections) {
  corpus::Letter letter;
  letter.sections = sections;
  return letter;
}

class BestSectionsTest : public testing::Test {
 protected:
  std::string best(const corpus::Letter& letter, const std::vector<std::string>& words,
                   std::size_t most = 2) {
    Marks marks;
    for (const std::string& word : words)
      for (const auto& token : analyzer_.analyze(word))
        for (const auto& term : token.terms) marks.terms.insert(term.text);
    std::string out;
    for (const SectionHit& hit : best_sections(letter, marks, analyzer_, most)) {
      out += out.empty() ? "" : " | ";
      out += hit.anchor + " p" + std::to_string(hit.page) + ' ' + hit.annex + ' ' + hit.heading +
             ": " + shown(hit.snippet);
    }
    return out;
  }

  indexer::Analyzer analyzer_;
};

TEST_F(BestSectionsTest, ShowsWhatShowsMostTogetherInTheLettersOrder) {
  const corpus::Letter letter = letter_of({{"", 0, "Inleiding.", 1, 0},
                                           {"Een", 1, "irak irak irak", 1, 0},
                                           {"Twee", 1, "navo", 1, 0},
                                           {"Drie", 1, "missie irak", 1, 0}});
  EXPECT_EQ(best(letter, {"irak", "missie", "navo"}),
            "s2 p0  Twee: [navo] | s3 p0  Drie: [missie] [irak]");
  EXPECT_EQ(best(letter, {"irak"}, 1), "s1 p0  Een: [irak] [irak] [irak]");
}

TEST_F(BestSectionsTest, ShowsTheBeginningWhenNothingIsMarked) {
  const corpus::Letter letter =
      letter_of({{"", 0, "", 1, 0}, {"Een", 1, "Eerste tekst.", 1, 0}, {"", 0, "Meer.", 1, 0}});
  EXPECT_EQ(best(letter, {}), "s1 p0  Een: Eerste tekst.");
  EXPECT_EQ(best(letter, {"irak"}), "s1 p0  Een: Eerste tekst.");
  EXPECT_EQ(best(letter_of({}), {"irak"}), "");
  EXPECT_EQ(best(letter_of({{"", 0, "", 1, 0}}), {"irak"}), "");
}

TEST_F(BestSectionsTest, ShowsTheSectionUnderAHeadingThatIsFound) {
  const corpus::Letter letter =
      letter_of({{"", 0, "Inleiding.", 1, 0}, {"Missies in Irak", 1, "Tekst.", 1, 0}});
  EXPECT_EQ(best(letter, {"irak"}), "s1 p0  Missies in Irak: Tekst.");
}

TEST_F(BestSectionsTest, NamesTheAnnexAndThePageOfWhatIsShown) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Een zin over iets anders. ";
  corpus::Letter letter = letter_of({{"", 0, "irak " + text, 1, 0}, {"Tabel", 1, "", 1, 1}});
  letter.sections[1].text = "missie " + text + "missie irak";
  letter.annexes = {{"Bijlage 1", "", 2}};
  letter.pages = {{1, 0, 0}, {2, 1, 0}, {3, 1, letter.sections[1].text.size() - 11}};
  const std::string shown_hits = best(letter, {"irak", "missie"}, 1);
  EXPECT_TRUE(shown_hits.starts_with("s1 p3 Bijlage 1 Tabel: … ")) << shown_hits;
}

TEST_F(BestSectionsTest, MarksTheCitationsThatAreAskedFor) {
  corpus::Letter letter = letter_of({{"", 0, "Zie Kamerstuk 28 676, nr. 472 daarover.", 1, 0}});
  letter.citations = {{"kamerstuk",
                       "kst-28676-472",
                       "Kamerstuk 28 676, nr. 472",
                       {},
                       {corpus::Part::kSection, 0, 4, 25}}};
  Marks marks;
  marks.citations = {"kst-28676-472"};
  marks.phrases = {{"676", "nr"}};
  const auto found = section_marks(letter, 0, marks, analyzer_);
  EXPECT_EQ(shown(pieces(letter.sections[0].text, found, 0, letter.sections[0].text.size())),
            "Zie [Kamerstuk 28 676, nr. 472] daarover.");
}

}  // namespace
}  // namespace briefkamer::searcher
