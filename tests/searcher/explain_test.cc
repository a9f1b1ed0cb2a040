#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "searcher/searcher.h"
#include "searcher/serving/answer_json.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class ExplainTest : public testing::Test {
 protected:
  void over(const std::vector<corpus::Letter>& letters) {
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
  }

  void over_a_few() {
    corpus::Letter cited = letter_with("b", "2025-02-28", "Brief", "Zie het eerdere stuk.");
    cited.citations = {{"kamerstuk", "kst-27925-980", "", {}, {}}};
    corpus::Letter headed = letter_with("c", "2025-03-31", "Brief", "De inzet. Inzet in Irak.");
    headed.sections.front().heading = "Missies";
    headed.sections.front().level = 1;
    over({letter_with("a", "2025-01-31", "Missies", "De missies en de missie in Irak."), cited,
          headed, letter_with("d", "2025-04-30", "Brief", "De capaciteitsdoelstellingen."),
          letter_with("e", "2025-05-31", "Brief", "De NAVO-missie in Irak is groot.")});
  }

  Answer explained(const std::string& text) const {
    Question question;
    question.text = text;
    question.explain = true;
    return searcher_->search(question);
  }

  // "missies, missie (lemma), missies (letterlijk)" of the letter with this id; kinds in byte
  // order.
  std::string reasons(const std::string& text, const std::string& id) const {
    std::set<std::string> all;
    for (const Hit& hit : explained(text).hits)
      for (const Reason& reason : hit.explanation)
        if (hit.id == id) all.insert(reason.kind + ": " + reason.form);
    std::string out;
    for (const std::string& reason : all) out += (out.empty() ? "" : "; ") + reason;
    return out;
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(ExplainTest, SaysWhichFormsMatched) {
  over_a_few();
  const struct {
    const char* query;
    const char* id;
    const char* expected;
  } cases[] = {
      {"missies", "a", "lemma: Missies, missies, missie; letterlijk: missies; onderwerp: Missies"},
      {"missies", "c", "kop: Missies; lemma: Missies; letterlijk: missies"},
      {"doelstelling", "d", "deel van samenstelling: capaciteitsdoelstellingen"},
      {"27925-980", "b", "citaat: kst-27925-980"},
      {"\"de missies\"", "a", "woorden na elkaar: de missies"},
      {"nmi", "e", "afkorting: navo missie in irak"},
      {"onderwerp:missie", "a", "onderwerp: Missies"},
      {"datum:2025-01", "a", ""},
  };
  for (const auto& [query, id, expected] : cases) EXPECT_EQ(reasons(query, id), expected) << query;
}

TEST_F(ExplainTest, SaysThatTheTitleOfTheDossierMatched) {
  corpus::Letter titled = letter_with("a", "2025-01-31", "Brief", "Over de Rode Zee.");
  titled.references.dossier_title = "Deelname aan vredesmissies";
  over({titled, letter_with("b", "2025-02-28", "Brief", "Over een vredesmissie en nog iets.")});
  std::string ids;
  for (const Hit& hit : explained("vredesmissies").hits) ids += hit.id;
  EXPECT_EQ(ids, "ba");  // the title finds, and does not raise
  const std::vector<Piece> title{{"Deelname aan ", false}, {"vredesmissies", true}};
  EXPECT_EQ(explained("vredesmissies").hits.back().dossier_pieces, title);
  EXPECT_TRUE(explained("zee").hits.front().dossier_pieces.empty());
  EXPECT_EQ(reasons("vredesmissies", "a"), "titel van het dossier: vredesmissies");
  EXPECT_EQ(reasons("missie zee", "a"),
            "lemma: Zee; letterlijk: zee; titel van het dossier: vredesmissies");
}

TEST_F(ExplainTest, TheWeightsOfALetterAddUpToItsScore) {
  std::mt19937 random(11);
  std::vector<corpus::Letter> letters = random_letters(random, 300);
  letters.push_back(letter_with("named", "2025-01-31", "Brief", "De NAVO-missie in Irak."));
  over(letters);
  for (const char* query :
       {"missie", "missies irak", "NAVO-top", "F-16 inzet", "\"de missie\" OF irak", "verleng*",
        "(missie OF inzet) NIET irak", "28 676", "nmi", "geïnformeerd brieven kamer", "28676",
        "onderwerp:missie verslag", "irak missie:nmi", "nmi inzet",
        "(\"de missie\" OF irak) EN (\"van de\" OF top)"}) {
    const Answer answer = explained(query);
    EXPECT_FALSE(answer.hits.empty()) << query;
    for (const Hit& hit : answer.hits) {
      double sum = 0;
      for (const Reason& reason : hit.explanation) {
        sum += reason.weight;
        EXPECT_GT(reason.weight, 0) << query << ' ' << reason.form;
        EXPECT_FALSE(reason.form.empty() || reason.kind.empty()) << query;
      }
      std::string said;
      for (const Reason& reason : hit.explanation)
        said += reason.form + " (" + reason.kind + ") " + std::to_string(reason.weight) + "; ";
      EXPECT_NEAR(sum, hit.score, 1e-6 * std::max(1.0, hit.score))
          << query << ' ' << hit.id << ' ' << said;
    }
  }
}

TEST_F(ExplainTest, SaysHowTheQueryWasReadInDutch) {
  over_a_few();
  const Answer answer = explained("de missies doelstelling");
  EXPECT_THAT(answer.explanation, Contains("Gelezen als: de EN missies EN doelstelling."));
  EXPECT_THAT(answer.explanation,
              Contains("“missies” is gezocht als missies (letterlijk) en als missie (lemma)."));
  EXPECT_THAT(answer.explanation, Not(Contains(HasSubstr("“de”"))));
  EXPECT_THAT(answer.explanation, Contains(HasSubstr("Alle woorden moeten in de brief staan")));
  EXPECT_THAT(explained("capaciteitsdoelstelling").explanation,
              Contains(HasSubstr("in delen: capaciteit + doelstelling")));
  EXPECT_THAT(explained("nmi").explanation,
              Contains("Ook gezocht als: NAVO-missie in Irak (afkorting)."));
}

TEST_F(ExplainTest, ChangesNothingElse) {
  std::mt19937 random(12);
  over(random_letters(random, 100));
  for (const char* query : {"missie irak", "top", ""}) {
    Question question;
    question.text = query;
    corpus::Json plain = to_json(searcher_->search(question));
    question.explain = true;
    corpus::Json full = to_json(searcher_->search(question));
    EXPECT_TRUE(full.at("reading").contains("explanation"));
    for (corpus::Json& hit : full.at("hits")) {
      EXPECT_TRUE(hit.contains("explanation"));
      hit.erase("explanation");
    }
    full.at("reading").erase("explanation");
    for (corpus::Json* json : {&plain, &full}) json->erase("milliseconds");
    EXPECT_EQ(plain, full);
  }
}

}  // namespace
}  // namespace briefkamer::searcher
