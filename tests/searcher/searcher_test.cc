#include "searcher/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "tests/searcher/random_questions.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/scan.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using testing::HasSubstr;

Question ask(const std::string& text) {
  Question question;
  question.text = text;
  question.count = kMostHits;
  return question;
}

std::string ids(const Answer& answer) {
  std::string out;
  for (const Hit& hit : answer.hits)
    out += (out.empty() ? "" : " ") + std::string(hit.some ? "~" : "") + hit.id;
  return out;
}

// "2 nmi, 1 none*": counts and values, with a star for what is chosen.
std::string counts(const Answer& answer, const std::string& name) {
  std::string out;
  for (const FacetCounts& facet : answer.facets) {
    if (facet.name != name) continue;
    for (const FacetCount& entry : facet.values)
      out += (out.empty() ? "" : ", ") + std::to_string(entry.count) + ' ' + entry.value.value +
             (entry.chosen ? "*" : "");
  }
  return out;
}

class SearcherTest : public testing::Test {
 protected:
  const Searcher& over(const std::vector<corpus::Letter>& letters) {
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
    return *searcher_;
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SearcherTest, FindsWhatAReaderWouldSayIsThere) {
  const Searcher& searcher = over({
      letter_with("a", "2025-01-01", "Missies", "De NAVO-missie in Irak met F-16's en een F16."),
      letter_with("b", "2025-02-01", "NAVO-top", "geïnformeerd1 over ruimte(vaart) in Oekraïne"),
      letter_with("c", "2025-03-01", "Brieven", "Kamerstuk 28 676, nr. 472; agenda's en een top"),
      letter_with("d", "", "Iets", "m.b.t. Zr.Ms. Tromp en vitale infrastructuur"),
  });
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"missie", "a"},
      {"missies EN irak", "a"},
      {"navotop", "b"},
      {"navo-top", "b"},
      {"NAVO top", "b ~c ~a"},
      {"f16", "a"},
      {"F-16", "a"},
      {"geinformeerd", "b"},
      {"geïnformeerd", "b"},
      {"ruimtevaart", "b"},
      {"oekraine", "b"},
      {"brief", "c"},
      {"agenda", "c"},
      {"28676", "c"},
      {"28 676", "c"},
      {"\"28 676\"", "c"},
      {"mbt", "d"},
      {"zrms tromp", "d"},
      {"\"vitale infrastructuur\"", "d"},
      {"\"infrastructuur vitale\"", ""},
      {"\"en vitale\"", "d"},
      {"infrastruct*", "d"},
      {"navo-t*", "b"},
      {"navo*", "b a"},
      {"zzz*", ""},
      {"missie EN zzz*", ""},
      {"missie zzz*", "~a"},
      {"onderwerp:missie", "a"},
      {"onderwerp:irak", ""},
      {"onderwerp:(missie OF navo)", "b a"},
      {"onderwerp:nav*", "b"},
      {"NIET missie", "c b d"},
      {"NIET (missie OF navo)", "c d"},
      {"missie -irak", ""},
      {"* -irak", "c b d"},
      {"", "c b a d"},
      {"*", "c b a d"},
      {"datum:2025-02..", "c b"},
      {"datum:..2025-02 -datum:2025-01", "b"},
      {"...", ""},
      {"missie ...", "a"},
      {"de", "a"},
      {"\xff*", ""},
      {"missie EN \xff*", "a"},
      {"\"...\" EN missie", "a"},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(ids(searcher.search(ask(query))), expected) << query;
}

TEST_F(SearcherTest, RanksTheExactWordAndTheSubjectFirst) {
  const Searcher& searcher = over({
      letter_with("stem", "2025-01-01", "x", "missies wat meer tekst erbij"),
      letter_with("exact", "2025-01-01", "x", "missie wat meer tekst erbij"),
      letter_with("subject", "2025-01-01", "Missie", "wat meer tekst erbij"),
  });
  EXPECT_EQ(ids(searcher.search(ask("missie"))), "subject exact stem");
}

TEST_F(SearcherTest, FindsCompoundsThatAReaderWroteApart) {
  const Searcher& searcher = over({
      letter_with("joined", "2025-01-01", "x", "De vergunninghouders krijgen een woning."),
      letter_with("linked", "2025-01-01", "x", "De verblijfsvergunning is verleend."),
      letter_with("apart", "2025-01-01", "x", "Wie houder is van een vergunning, mag blijven."),
      letter_with("whole", "2025-01-01", "x", "De snelweg is dicht."),  // which is not taken apart
      letter_with("none", "2025-01-01", "x", "De vergunning is niet verleend."),
  });
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"vergunning houder", "joined apart ~none ~linked"},
      {"verblijf vergunning", "linked ~none ~apart ~joined"},
      {"snel weg", "whole"},
      {"houder vergunning", "apart joined ~none ~linked"},  // no word in this order
      {"vergunning de houder", "apart joined ~none ~linked"},
      {"\"vergunning houder\"", ""},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(ids(searcher.search(ask(query))), expected) << query;
  EXPECT_TRUE(searcher.search(ask("snel weg")).hits.at(0).sections.at(0).snippet.at(1).marked);
}

TEST_F(SearcherTest, HoldsToPhrasesAndFieldsWhereWordsAreMissing) {
  const Searcher& searcher = over({
      letter_with("a", "2025-01-01", "Wonen", "buy now, pay later in winkels en op websites"),
      letter_with("b", "2024-01-01", "Wonen", "buy now, pay later in winkels"),
      letter_with("c", "2024-01-01", "Sparen", "buy now, pay later"),
      letter_with("d", "2024-01-01", "Sparen", "winkels en websites"),
  });
  const struct {
    const char* query;
    const char* expected;
  } cases[] = {
      {"\"buy now\" winkels websites", "a ~b ~c"},
      {"\"buy now\" \"pay later\"", "c b a"},
      {"onderwerp:wonen winkels websites", "a ~b"},
      {"onderwerp:wonen websites", "a"},  // a field says where, not what
      {"datum:2024 winkels websites", "d ~b"},
      {"(winkels) websites", "d a ~b"},
      {"winkels EN websites", "d a"},
      {"27925-980 winkels websites", "~d ~a ~b"},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(ids(searcher.search(ask(query))), expected) << query;
}

TEST_F(SearcherTest, FindsCitationsByNumber) {
  corpus::Letter own = letter_with("own", "2025-01-01", "x", "tekst");
  own.references.dossier = "27925";
  own.references.number = "980";
  corpus::Letter citing = letter_with("citing", "2025-02-01", "x", "zie 27 925, nr. 980");
  citing.citations = {{"kamerstuk", "kst-27925-980", "27 925, nr. 980", {}, {}}};
  corpus::Letter document = letter_with("2025d01234", "2025-03-01", "x", "tekst");
  corpus::Letter chapter = letter_with("chapter", "2025-04-01", "x", "tekst");
  chapter.references.dossier = "36410-X";
  const Searcher& searcher = over({own, citing, document, chapter});
  for (const char* query : {"27925-980", "kst-27925-980", "Kamerstuk 27 925, nr. 980"}) {
    const Answer answer = searcher.search(ask(query));
    EXPECT_EQ(ids(answer), "own citing") << query;
    EXPECT_EQ(answer.citation, "kst-27925-980");
    EXPECT_EQ(answer.reading, "kst-27925-980");
  }
  EXPECT_EQ(ids(searcher.search(ask("27925"))), "own citing");
  EXPECT_EQ(searcher.search(ask("27925")).citation, std::nullopt);
  EXPECT_EQ(ids(searcher.search(ask("dossier:27925"))), "own citing");
  EXPECT_EQ(ids(searcher.search(ask("dossier:279*"))), "own");
  EXPECT_EQ(ids(searcher.search(ask("36410-X"))), "chapter");
  EXPECT_EQ(ids(searcher.search(ask("2025D01234"))), "2025d01234");
  EXPECT_EQ(searcher.search(ask("27925-980")).hits.at(0).cited_by, 1U);
}

TEST_F(SearcherTest, LooksInTheFieldThatIsNamed) {
  corpus::Letter letter = letter_with("a", "2025-01-01", "Verslag", "over defensie");
  letter.senders = {{"mnre2", "minister van Zaken", "B. de Vries"}};
  letter.kind = "verslag";
  letter.missions = {{"nmi", "NAVO-missie in Irak", {}}};
  const Searcher& searcher = over({letter});
  const struct {
    const char* query;
    bool found;
  } cases[] = {
      {"afzender:zaken", true},
      {"afzender:vries", true},
      {"afzender:\"de Vries\"", true},
      {"afzender:defensie", false},
      {"afzender:defens*", false},
      {"afzender:za*", true},
      {"afzender:minist*", true},
      {"ministerie:zaken", true},
      {"ministerie:mnre2", true},
      {"ministerie:defensie", false},
      {"missie:NMI", true},
      {"missie:\"navo-missie in irak\"", true},
      {"missie:althea", false},
      {"missie:onbekend", false},
      {"thema:none", true},
      {"soort:verslag", true},
      {"soort:Verslag*", true},
      {"soort:defensie", true},  // no kind: taken as a word
      {"soort:zzz", false},
      {"datum:2025", true},
      {"datum:gisteren", false},
  };
  for (const auto& [query, found] : cases)
    EXPECT_EQ(searcher.search(ask(query)).total, found ? 1U : 0U) << query;
  EXPECT_THAT(searcher.search(ask("soort:zzz")).notes,
              testing::ElementsAre(HasSubstr("“zzz” is onbekend achter dit veld")));
  EXPECT_THAT(searcher.search(ask("datum:gisteren")).notes,
              testing::ElementsAre(HasSubstr("“gisteren” is geen datum of periode")));
}

TEST_F(SearcherTest, BoundsTheWordsOfABeginning) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "woord" + std::to_string(1000 + i) + "x ";
  const Searcher& searcher = over({letter_with("many", "2025-01-01", "x", text),
                                   letter_with("common", "2025-01-01", "x", "woordvoerder"),
                                   letter_with("also", "2025-01-01", "x", "woordvoerder")});
  const Answer answer = searcher.search(ask("woord*"));
  EXPECT_EQ(answer.total, 3U);
  EXPECT_THAT(answer.notes, testing::ElementsAre(HasSubstr("de 200 gewoonste")));
}

TEST_F(SearcherTest, OrdersByDateWithTheUndatedLast) {
  const Searcher& searcher = over({
      letter_with("b", "2024-05-01", "missie", ""),
      letter_with("none-1", "", "missie", ""),
      letter_with("a", "2024-05-01", "missie", ""),
      letter_with("new", "2025-01-01", "missie", ""),
      letter_with("none-2", "", "missie", ""),
  });
  Question question = ask("missie");
  question.sort = Sort::kNewest;
  EXPECT_EQ(ids(searcher.search(question)), "new b a none-2 none-1");
  question.sort = Sort::kOldest;
  EXPECT_EQ(ids(searcher.search(question)), "a b new none-1 none-2");
  question.sort = Sort::kRelevance;  // all score the same
  EXPECT_EQ(ids(searcher.search(question)), "new b a none-2 none-1");
}

TEST_F(SearcherTest, CountsEachFacetWithoutItsOwnChoice) {
  corpus::Letter a = letter_with("a", "2025-01-01", "missie", "");
  a.topics = {{"defensie", "", {}}, {"marine", "", {}}, {"luchtmacht", "", {}}};
  a.missions = {{"nmi", "", {}}};
  corpus::Letter b = letter_with("b", "2025-03-01", "missie", "");
  b.topics = {{"defensie", "", {}}};
  corpus::Letter c = letter_with("c", "", "missie", "");
  const Searcher& searcher = over({a, b, c});
  Answer answer = searcher.search(ask("missie"));
  EXPECT_EQ(counts(answer, "topic"), "2 defensie, 1 luchtmacht, 1 marine, 1 none");
  EXPECT_EQ(counts(answer, "mission"), "2 none, 1 nmi");
  EXPECT_EQ(counts(answer, "year"), "2 2025, 1 none");
  EXPECT_EQ(counts(answer, "month"), "1 2025-01, 1 2025-03, 1 none");
  ASSERT_EQ(answer.histogram.size(), 3U);
  EXPECT_EQ(answer.histogram[1], (MonthCount{"2025-02", 0}));

  Question question = ask("missie");
  question.chosen["mission"] = {"NMI", "leeg"};  // a name, and a value that no letter has
  answer = searcher.search(question);
  EXPECT_EQ(ids(answer), "a");
  EXPECT_EQ(counts(answer, "mission"), "2 none, 1 nmi*, 0 leeg*");
  EXPECT_EQ(counts(answer, "topic"), "1 defensie, 1 luchtmacht, 1 marine");

  question.from = corpus::from_iso("2025-02-01");
  answer = searcher.search(question);
  EXPECT_EQ(ids(answer), "");
  EXPECT_EQ(counts(answer, "month"), "1 2025-01");  // the period is the choice of months
  EXPECT_EQ(counts(answer, "mission"), "1 none, 0 leeg*, 0 nmi*");
  EXPECT_EQ(answer.histogram.size(), 1U);

  question.chosen = {{"topic", {"none"}}};
  question.from.reset();
  EXPECT_EQ(ids(searcher.search(question)), "c");
}

TEST_F(SearcherTest, RefusesAChoiceThatDoesNotExist) {
  const Searcher& searcher = over({letter_with("a", "2025-01-01", "missie", "")});
  for (const char* facet : {"topic", "mission", "ministry", "kind"}) {
    for (const std::string& value : {std::string("zzz"), std::string(), std::string(300, 'x')}) {
      Question question = ask("missie");
      question.chosen[facet] = {value};
      try {
        searcher.search(question);
        ADD_FAILURE() << facet << " takes \"" << value << '"';
      } catch (const QuestionError& error) {
        EXPECT_EQ(error.field, facet);
        EXPECT_THAT(error.what(), HasSubstr("briefkamer facets --name " + std::string(facet)));
      }
    }
  }
}

TEST_F(SearcherTest, RefusesAChoiceOfAnyBytes) {
  const Searcher& searcher = over({letter_with("a", "2025-01-01", "missie", "")});
  Question question = ask("missie");
  question.chosen["topic"] = {std::string(300, '\0')};  // twice as long as a key of Xapian's
  EXPECT_THROW(searcher.search(question), QuestionError);
}

TEST_F(SearcherTest, PagesFromLettersWithAllWordsToThoseWithSome) {
  std::vector<corpus::Letter> letters;
  for (int i = 0; i < 7; ++i)
    letters.push_back(letter_with("all-" + std::to_string(i), "2025-01-01", "missie irak", ""));
  for (int i = 0; i < 6; ++i)
    letters.push_back(letter_with("some-" + std::to_string(i), "2025-01-01", "missie", ""));
  const Searcher& searcher = over(letters);
  const Answer whole = searcher.search(ask("missie irak"));
  EXPECT_EQ(whole.total, 7U);
  EXPECT_EQ(whole.total_some, 6U);
  ASSERT_EQ(whole.hits.size(), 13U);
  for (std::size_t size = 1; size <= 14; ++size) {
    std::vector<Hit> paged;
    Question question = ask("missie irak");
    question.count = size;
    for (question.first = 0; question.first < 14; question.first += size) {
      const Answer page = searcher.search(question);
      EXPECT_EQ(page.total, 7U);
      EXPECT_EQ(page.total_some, 6U);
      paged.insert(paged.end(), page.hits.begin(), page.hits.end());
    }
    EXPECT_EQ(paged, whole.hits) << "pages of " << size;
  }
  Question question = ask("missie irak");
  question.match = Match::kAll;
  EXPECT_EQ(searcher.search(question).total_some, 0U);
  EXPECT_EQ(searcher.search(question).hits.size(), 7U);
  question.match = Match::kAny;
  EXPECT_EQ(searcher.search(question).total, 13U);
  EXPECT_EQ(searcher.search(question).total_some, 0U);
}

TEST_F(SearcherTest, TakesAnyPlaceAndNumberOfHits) {
  const Searcher& searcher = over({letter_with("a", "2025-01-01", "missie", "")});
  Question question = ask("missie irak");
  for (const std::size_t first : {std::size_t{0}, std::size_t{1}, std::size_t{1'000'000'000'000}}) {
    for (const std::size_t count : {std::size_t{0}, kMostHits}) {
      question.first = first;
      question.count = count;
      const Answer answer = searcher.search(question);
      EXPECT_EQ(answer.total, 0U);
      EXPECT_EQ(answer.total_some, 1U);
      EXPECT_EQ(answer.hits.size(), first == 0 && count > 0 ? 1U : 0U);
      EXPECT_EQ(counts(answer, "year"), "1 2025");
    }
  }
}

TEST_F(SearcherTest, AnswersAboutAnEmptyDatabase) {
  const Searcher& searcher = over({});
  const Answer answer = searcher.search(ask("missie irak"));
  EXPECT_EQ(answer.total + answer.total_some, 0U);
  EXPECT_TRUE(answer.histogram.empty());
  EXPECT_EQ(searcher.status().letters, 0U);
  EXPECT_EQ(searcher.status().first_date, std::nullopt);
  EXPECT_EQ(searcher.letter("a"), std::nullopt);
}

TEST_F(SearcherTest, GivesALetterByIdOrFormerId) {
  corpus::Letter letter = letter_with("new-id", "2025-01-01", "missie", "tekst");
  letter.aliases = {"old-id"};
  const Searcher& searcher = over({letter});
  EXPECT_EQ(searcher.letter("new-id"), letter);
  EXPECT_EQ(searcher.letter("old-id"), letter);
  for (const std::string& id : {std::string("none"), std::string(), std::string(300, '\0'),
                                std::string(10'000, 'x'), std::string("\xff")}) {
    EXPECT_EQ(searcher.letter(id), std::nullopt);
    EXPECT_EQ(searcher.letter_view(id, "missie"), std::nullopt);
  }
}

TEST_F(SearcherTest, SaysWhatItHolds) {
  const Searcher& searcher =
      over({letter_with("a", "2024-01-05", "x", ""), letter_with("b", "2025-02-01", "x", ""),
            letter_with("c", "", "x", "")});
  const Status status = searcher.status();
  EXPECT_EQ(status.letters, 3U);
  EXPECT_EQ(status.first_date, corpus::from_iso("2024-01-05"));
  EXPECT_EQ(status.last_date, corpus::from_iso("2025-02-01"));
  EXPECT_EQ(status.generation, "generation-1");
  add_letters(folder_.path() / "database", {letter_with("d", "2025-03-01", "x", "")});
  EXPECT_NE(searcher.status().state, status.state);
  EXPECT_EQ(searcher.status().state, searcher.state());
  EXPECT_EQ(searcher.status().letters, 4U);
}

// What the order is by; equal keys never happen.
auto order_key(const Hit& hit, Sort sort) {
  const auto date =
      hit.date ? corpus::to_iso(*hit.date) : std::string(sort == Sort::kOldest ? "9" : "0");
  return std::tuple(sort == Sort::kRelevance ? hit.score : 0.0, date, hit.id);
}

void expect_in_order(const std::vector<Hit>& hits, Sort sort) {
  for (std::size_t i = 1; i < hits.size(); ++i) {
    if (hits[i - 1].some != hits[i].some) {
      EXPECT_TRUE(hits[i].some);
      continue;
    }
    const auto before = order_key(hits[i - 1], sort);
    const auto after = order_key(hits[i], sort);
    EXPECT_TRUE(sort == Sort::kOldest ? before < after : before > after) << hits[i].id;
  }
}

void expect_same(const Answer& answer, const Scan::Result& expected, const Question& question) {
  std::set<std::string> all;
  std::set<std::string> some;
  for (const Hit& hit : answer.hits) (hit.some ? some : all).insert(hit.id);
  EXPECT_EQ(all, expected.all);
  EXPECT_EQ(some, expected.some);
  EXPECT_EQ(answer.total, expected.all.size());
  EXPECT_EQ(answer.total_some, expected.some.size());
  EXPECT_EQ(answer.hits.size(), all.size() + some.size());
  for (const FacetCounts& facet : answer.facets) {
    auto wanted = expected.facets.contains(facet.name) ? expected.facets.at(facet.name)
                                                       : std::map<std::string, std::size_t>();
    if (question.chosen.contains(facet.name))
      for (const std::string& value : question.chosen.at(facet.name)) wanted.try_emplace(value, 0);
    std::map<std::string, std::size_t> found;
    for (const FacetCount& entry : facet.values) found[entry.value.value] = entry.count;
    EXPECT_EQ(found, wanted) << facet.name;
  }
  std::size_t in_histogram = 0;
  for (const MonthCount& month : answer.histogram) in_histogram += month.count;
  std::size_t dated = 0;
  if (expected.facets.contains("month"))
    for (const auto& [month, count] : expected.facets.at("month"))
      dated += month == "none" ? 0 : count;
  EXPECT_EQ(in_histogram, dated);
  expect_in_order(answer.hits, question.sort);
}

TEST_F(SearcherTest, AnswersLikeAScanOfAllLetters) {
  const unsigned seed = std::random_device{}();
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<corpus::Letter> letters = random_letters(random, 60);
  const Searcher& searcher = over(letters);
  Scan scan(letters, vocabulary_);
  RandomQuestions questions(random);
  for (int round = 0; round < 600; ++round) {
    Question question = questions.next();
    question.count = kMostHits;
    const Answer answer = searcher.search(question);
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round) + ": " +
                 described(question) + " read as " + answer.reading);
    expect_same(answer, scan.search(question), question);
    Question part = question;
    part.first = random() % 20;
    part.count = random() % 20;
    std::vector<Hit> expected;
    for (std::size_t i = part.first; i < std::min(part.first + part.count, answer.hits.size()); ++i)
      expected.push_back(answer.hits[i]);
    EXPECT_EQ(searcher.search(part).hits, expected) << part.first << " + " << part.count;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace briefkamer::searcher
