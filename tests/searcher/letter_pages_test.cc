// What the page of a letter shows beside its text: the other letter of a meeting, letters like it,
// and what it cites; and its text with marks, notes and pages in place.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "indexer/letter_document.h"
#include "searcher/searcher.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::Letter;

class LetterPages : public testing::Test {
 protected:
  const Searcher& over(const std::vector<Letter>& letters) {
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
    return *searcher_;
  }

  Json view(const std::string& id, const std::string& query = {}) {
    return searcher_->letter_view(id, query).value_or(Json());
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
};

Letter of_kind(const std::string& kind, Letter letter) {
  letter.kind = kind;
  return letter;
}

std::vector<Letter> a_meeting() {
  Letter agenda =
      letter_with("agenda", "2025-01-31",
                  "Geannoteerde agenda Raad van ministers op 13 februari 2025", "Inleiding.");
  agenda.sections.push_back({"Missies en operaties", 1, "Over Irak.", 0, 0});
  agenda.sections.push_back({"Defensie-industrie", 1, "Over fabrieken.", 0, 0});
  agenda.sections.push_back({"Oekraïne", 1, "Over steun.", 0, 0});
  agenda.sections.push_back({"Overzicht", 1, "In de bijlage.", 0, 1});
  Letter report =
      letter_with("verslag", "2025-02-21", "Verslag Raad van ministers op 13 februari 2025",
                  "De industrie van defensie.");
  report.sections.push_back({"Steun aan Oekraïne", 1, "Er is gesproken.", 0, 0});
  Letter elsewhere = letter_with("elders", "2025-02-20",
                                 "Verslag commissie vissers op 13 februari 2025", "Iets anders.");
  return {of_kind("geannoteerde-agenda", agenda), of_kind("verslag", report),
          of_kind("verslag", elsewhere)};
}

TEST_F(LetterPages, PairAnAgendaWithItsReport) {
  over(a_meeting());
  const Json meeting = view("agenda").at("meeting");
  EXPECT_EQ(meeting.at("id"), "verslag");
  std::string points;
  for (const Json& point : meeting.at("points"))
    points +=
        point.at("heading").get<std::string>() + '=' + point.at("report").get<std::string>() + ' ';
  EXPECT_EQ(points, "Missies en operaties=absent Defensie-industrie=mentioned Oekraïne=section ");
  EXPECT_EQ(view("verslag").at("meeting").at("id"), "agenda");
  EXPECT_TRUE(view("elders").at("meeting").is_null());
}

TEST(MeetingDate, IsTheFirstDayThatTheSubjectNames) {
  const struct {
    const char* kind;
    const char* subject;
    const char* expected;
  } cases[] = {
      {"verslag", "Verslag NAVO op 13 februari 2025", "2025-02-13"},
      {"verslag", "Verslag Raad van 15 en 16 juni 2023", "2023-06-15"},
      {"geannoteerde-agenda", "Agenda Raad 13–14 februari 2025", "2025-02-13"},
      {"geannoteerde-agenda", "Agenda Raad 3-4 mei 2025", "2025-05-03"},
      {"verslag", "Verslag van de Raad", "none"},
      {"toezegging", "Toezegging van 13 februari 2025", "none"},  // no meeting
  };
  for (const auto& [kind, subject, expected] : cases) {
    const auto date = indexer::meeting_date(of_kind(kind, letter_with("a", "", subject, "")));
    EXPECT_EQ(date ? corpus::to_iso(*date) : "none", expected) << subject;
  }
}

TEST_F(LetterPages, NameLettersLikeThemWithTheReason) {
  std::vector<Letter> letters;
  for (int i = 0; i < 12; ++i)
    letters.push_back(
        letter_with("x" + std::to_string(i), "2024-01-01", "Visserij", "Over visquota."));
  letters.push_back(letter_with("a", "2025-01-01", "Dijken", "Waterkeringen langs de Lek."));
  letters.back().citations = {{"kamerstuk", "kst-36410-J-7", "36 410-J-7", {}, {}}};
  letters.push_back(letter_with("b", "2025-02-01", "Rivieren", "Waterkeringen en gemalen."));
  letters.back().citations = {{"kamerstuk", "kst-36410-J-7", "Kamerstuk 36 410 J, nr. 7", {}, {}}};
  over(letters);
  const Json related = searcher_->related("a").value_or(Json());
  ASSERT_EQ(related.at("letters").size(), 1u);
  EXPECT_EQ(related.at("letters")[0].at("id"), "b");
  EXPECT_EQ(related.at("letters")[0].at("reason"),
            Json({"haalt ook Kamerstuk 36 410 J, nr. 7 aan", "woorden: Waterkeringen"}));
  EXPECT_FALSE(searcher_->related("nobody"));
}

TEST_F(LetterPages, SayWhatIsCitedAndByWhom) {
  Letter cited = letter_with("kst-28676-472", "2024-11-08", "Eerder", "Tekst.");
  cited.references.dossier = "28676";
  cited.references.number = "472";
  Letter citing = letter_with("b", "2025-01-01", "Later", "Zie Kamerstuk 28 676, nr. 472.");
  citing.citations.push_back({"kamerstuk",
                              "kst-28676-472",
                              "Kamerstuk 28 676, nr. 472",
                              {},
                              {corpus::Part::kSection, 0, 4, 25}});
  over({cited, citing});
  EXPECT_EQ(view("b").at("cites")[0].at("letter").at("id"), "kst-28676-472");
  EXPECT_EQ(view("kst-28676-472").at("cited_by")[0].at("id"), "b");
  EXPECT_EQ(view("b").at("sections")[0].at("paragraphs")[0].at("pieces")[1].at("cites"),
            "kst-28676-472");
}

TEST_F(LetterPages, ShowMarksNotesPagesAndTables) {
  Letter letter = letter_with("a", "2025-01-01", "Missies", "Eerste missie.\n• Punt\nland\tIrak");
  letter.footnotes.push_back({"1", "Noot over Irak.", 1, 0, 14});
  letter.pages = {{1, 0, 0}, {2, 0, 15}};
  over({letter});
  const Json whole = view("a", "missie irak");
  EXPECT_EQ(whole.at("marks"), 4);  // subject, text, table, note
  const Json paragraphs = whole.at("sections")[0].at("paragraphs");
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_EQ(paragraphs[0].dump(),
            R"({"kind":"text","page":1,"pieces":[{"text":"Eerste ","marked":false},)"
            R"({"text":"missie","marked":true},{"text":".","marked":false},)"
            R"({"text":"","marked":false,"note":"1"}]})");
  EXPECT_EQ(paragraphs[1].at("kind"), "item");
  EXPECT_EQ(paragraphs[1].at("page"), 2);
  EXPECT_EQ(paragraphs[2].at("kind"), "row");
  EXPECT_EQ(paragraphs[2].at("cells")[1][0].at("marked"), true);
  EXPECT_EQ(whole.at("footnotes")[0].at("section"), "s0");
}

TEST_F(LetterPages, TellAPageThatBeginsInTheMiddleOfAParagraphThere) {
  Letter letter = letter_with("a", "2025-01-01", "Missies", "Twee adviseurs blijven.\nDaarna.");
  letter.pages = {{1, 0, 0}, {2, 0, 15}};
  over({letter});
  const Json paragraphs = view("a").at("sections")[0].at("paragraphs");
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].dump(),
            R"({"kind":"text","page":1,"pieces":[{"text":"Twee adviseurs ","marked":false},)"
            R"({"text":"","marked":false,"page":2},{"text":"blijven.","marked":false}]})");
  EXPECT_TRUE(paragraphs[1].at("page").is_null());
}

}  // namespace
}  // namespace briefkamer::searcher
