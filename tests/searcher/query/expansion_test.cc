#include "searcher/query/expansion.h"

#include <gtest/gtest.h>

#include "corpus/citing/abbreviations.h"
#include "searcher/print.h"
#include "searcher/searcher.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

corpus::Letter letter(const std::string& id, const std::string& text) {
  corpus::Letter made = letter_with(id, "2025-01-31", "Brief", text);
  made.abbreviations = corpus::abbreviations_of(made);
  return made;
}

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

// One database for all tests of what other names are.
class Expansions : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    vocabulary_ = corpus::load_vocabulary(PROJECT_FOLDER "/corpus/vocabulary");
    add_letters(folder_->path() / "database",
                {
                    letter("budget", "Ten laste van het Budget Internationale Veiligheid."),
                    letter("biv", "Gedekt uit het BIV."),
                    letter("navo", "De NAVO spreekt met Oekraïne; een raad."),
                    letter("nato", "NATO and Ukraine meet in council."),
                    letter("nuc", "De NUC bijeen."),
                    letter("council", "De NATO-Ukraine Council (NUC) besluit."),
                    letter("autoriteit", "De Palestijnse Autoriteiten (PA) zijn er."),
                    letter("pa", "De PA zegt niets. Beter dan vs. nu; it is so."),
                    letter("staten", "De Verenigde Staten van Amerika en Verenigde Staten."),
                    letter("kp1", "Een klein project (KP) hier."),
                    letter("kp2", "De Koninklijke Pers (KP) schrijft."),
                    letter("pers", "Alleen de Koninklijke Pers."),
                    letter("nmi", "Inzet voor NMI."),
                    letter("irak", "De NAVO-missie in Irak."),
                    letter("is", "Strijd tegen de Islamitische Staat."),
                });
    searcher_ = std::make_unique<Searcher>(folder_->path() / "database", vocabulary_);
  }
  static void TearDownTestSuite() {
    searcher_.reset();
    folder_.reset();
  }

  static Answer answer(const std::string& text, bool expand = true, Match match = Match::kAll) {
    Question question;
    question.text = text;
    question.expand = expand;
    question.match = match;
    return searcher_->search(question);
  }

  static std::string ids(const Answer& answer) {
    std::vector<std::string> found;
    for (const Hit& hit : answer.hits) found.push_back((hit.some ? "~" : "") + hit.id);
    return listed(found);
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  static corpus::Vocabulary vocabulary_;
  static std::unique_ptr<Searcher> searcher_;
};

std::unique_ptr<TemporaryFolder> Expansions::folder_;
corpus::Vocabulary Expansions::vocabulary_;
std::unique_ptr<Searcher> Expansions::searcher_;

TEST_F(Expansions, FindEachFormByTheOther) {
  const struct {
    const char* query;
    const char* found;
    const char* others;
  } cases[] = {
      // of the list
      {"BIV", "biv, budget", "Budget Internationale Veiligheid"},
      {"biv", "biv, budget", "Budget Internationale Veiligheid"},
      {"Budget Internationale Veiligheid", "budget, biv", "BIV"},
      {"budget EN internationale EN veiligheid", "budget, biv", "BIV"},
      {"(biv OF nergens)", "biv, budget", "Budget Internationale Veiligheid"},
      // of a letter
      {"NUC", "council, nuc", "NATO-Ukraine Council, NAVO-Oekraïne Raad"},
      {"NATO-Ukraine Council", "council, nato, nuc", "NUC, NAVO-Oekraïne Raad"},
      // of the missions
      {"NMI", "nmi, irak", "NAVO-missie in Irak, NAVO Missie Irak"},
      {"NAVO-missie in Irak", "irak, nmi", "NMI, NAVO Missie Irak"},
      {"NMI inzet", "nmi", "NAVO-missie in Irak, NAVO Missie Irak"},
  };
  for (const auto& [query, found, others] : cases) {
    const Answer answered = answer(query);
    EXPECT_EQ(ids(answered), found) << query;
    EXPECT_EQ(listed(answered.expanded), others) << query;
  }
}

TEST_F(Expansions, AreLeftOutWhenTheReaderSaysSo) {
  EXPECT_EQ(ids(answer("BIV", false)), "biv");
  EXPECT_EQ(ids(answer("Budget Internationale Veiligheid", false)), "budget");
  EXPECT_TRUE(answer("BIV", false).expanded.empty());
}

TEST_F(Expansions, LeaveQuotesFieldsBeginningsAndExclusionsAlone) {
  const struct {
    const char* query;
    const char* found;
  } cases[] = {
      {"\"BIV\"", "biv"},
      {"\"Budget Internationale Veiligheid\"", "budget"},
      {"biv*", "biv"},
      {"onderwerp:BIV", ""},
      {"(gedekt OF laste) -BIV", "budget"},
      {"Budget OF Internationale OF Veiligheid", "budget"},
  };
  for (const auto& [query, found] : cases) {
    EXPECT_EQ(ids(answer(query)), found) << query;
    EXPECT_EQ(listed(answer(query).expanded), "") << query;
  }
}

TEST_F(Expansions, AreNotMadeOfAnAmbiguousAbbreviation) {
  // by the list
  EXPECT_EQ(ids(answer("PA")), "autoriteit, pa");
  EXPECT_EQ(listed(answer("PA").expanded), "");
  EXPECT_EQ(listed(answer("PA").notes),
            "“PA” heeft meer betekenissen (Palestijnse Autoriteit, Parlementaire Assemblee, "
            "persoonlijk assistent) en is alleen zelf gezocht.");
  EXPECT_EQ(listed(answer("Palestijnse Autoriteiten").expanded), "");
  // by the letters
  EXPECT_EQ(ids(answer("KP")), "kp2, kp1");
  EXPECT_EQ(listed(answer("KP").expanded), "");
  EXPECT_EQ(listed(answer("Koninklijke Pers").expanded), "");
}

TEST_F(Expansions, OfOneOrTwoLettersAskForCapitalsInASentence) {
  const struct {
    const char* query;
    const char* others;
  } cases[] = {
      {"VS", "Verenigde Staten"},
      {"vs", "Verenigde Staten"},
      {"VS en nu", "Verenigde Staten"},
      {"vs en nu", ""},
      {"IS", "Islamitische Staat"},
      {"is", ""},
      {"is er", ""},
      {"Islamitische Staat", ""},  // "is" would find every letter
      {"Verenigde Staten", "VS"},
  };
  for (const auto& [query, others] : cases)
    EXPECT_EQ(listed(answer(query).expanded), others) << query;
}

TEST_F(Expansions, CountLessThanWhatWasTyped) {
  const Answer typed = answer("BIV"), other = answer("Budget Internationale Veiligheid");
  ASSERT_EQ(typed.hits.size(), 2u);
  EXPECT_GT(typed.hits[0].score, typed.hits[1].score);
  ASSERT_EQ(other.hits.size(), 2u);
  EXPECT_GT(other.hits[0].score, other.hits[1].score);
}

TEST_F(Expansions, AreMarkedInTheLetter) {
  const Answer answered = answer("BIV");
  ASSERT_EQ(ids(answered), "biv, budget");
  std::string marked;
  for (const Piece& piece : answered.hits[1].sections.at(0).snippet)
    if (piece.marked) marked += piece.text;
  EXPECT_EQ(marked, "Budget Internationale Veiligheid");
}

TEST_F(Expansions, StandBesideLettersWithSomeOfTheWords) {
  EXPECT_EQ(ids(answer("budget internationale nergens", true, Match::kAuto)), "~budget");
  EXPECT_EQ(ids(answer("Budget Internationale Veiligheid nergens", true, Match::kAuto)),
            "~budget, ~biv");
  EXPECT_EQ(ids(answer("Budget Internationale Veiligheid nergens", true, Match::kAny)),
            "budget, biv");
}

TEST_F(Expansions, AreReadableInText) {
  std::ostringstream out;
  print_text(out, answer("NMI"), false);
  EXPECT_NE(out.str().find("Ook gezocht op: NAVO-missie in Irak, NAVO Missie Irak\n"),
            std::string::npos)
      << out.str();
}

TEST_F(Expansions, AreAListToBrowse) {
  const auto forms = [](const std::string& word, std::size_t first, std::size_t count) {
    const corpus::Json glossary = searcher_->glossary(word, first, count);
    std::string all = std::to_string(glossary.at("total").get<int>()) + ':';
    for (const corpus::Json& entry : glossary.at("entries"))
      all += ' ' + entry.at("short").get<std::string>() + '=' + entry.at("long").get<std::string>();
    return all;
  };
  EXPECT_EQ(forms("", 0, 9),
            "4: KP=klein project KP=Koninklijke Pers NUC=NATO-Ukraine Council "
            "PA=Palestijnse Autoriteiten");
  EXPECT_EQ(forms("", 1, 1), "4: KP=Koninklijke Pers");
  EXPECT_EQ(forms("NU", 0, 9), "1: NUC=NATO-Ukraine Council");
  EXPECT_EQ(forms("ukraine", 0, 9), "1: NUC=NATO-Ukraine Council");
  EXPECT_EQ(forms("kraine", 0, 9), "0:");
  EXPECT_EQ(forms("p", 0, 9),
            "3: KP=klein project KP=Koninklijke Pers PA=Palestijnse Autoriteiten");
  EXPECT_EQ(searcher_->glossary("NUC", 0, 1).at("entries").at(0).dump(),
            R"({"short":"NUC","long":"NATO-Ukraine Council","letters":1,)"
            R"("first_date":"2025-01-31","last_date":"2025-01-31","ids":["council"]})");
}

}  // namespace
}  // namespace briefkamer::searcher
