#include "corpus/tagging/vocabulary.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "corpus/fold.h"

namespace briefkamer::corpus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTables = PROJECT_FOLDER "/corpus/vocabulary";

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = load_vocabulary(kTables);
  return loaded;
}

// A folder with five small tables that are right, for a test to spoil one of them.
class SmallTables : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(folder_);
    write("missions.tsv", kMissions + "kfor\tKFOR\t\t\tNAVO\tKosovo\t1999\t\n");
    write("topics.tsv", kTopics + "recht\tRecht\t\t\t\t\n");
    write("ministries.tsv", kMinistries + "mnre1018\tDefensie\tdefensie\tDef\t20701\t\t\n");
    write("kinds.tsv", "id\tlabel\nverslag\tVerslag\n");
    write("abbreviations.tsv", kAbbreviations + "NAVO|NATO\tVerdragsorganisatie\t\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const char* name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  // What load_vocabulary() says of the tables, without the name of the folder.
  std::string error() {
    try {
      load_vocabulary(folder_);
    } catch (const std::runtime_error& error) {
      const std::string text = error.what(), before = folder_.string() + "/";
      return text.starts_with(before) ? text.substr(before.size()) : text;
    }
    return "none";
  }

  const std::string kMissions = "id\tlabel\taliases\tshared\torganisations\tregions\tfrom\tto\n";
  const std::string kTopics = "id\tlabel\tparent\tofficial\ttriggers\tthemes\n";
  const std::string kMinistries = "id\tlabel\tslug\taliases\tpostboxes\tfrom\tto\n";
  const std::string kAbbreviations = "short\tlong\tnote\n";
  fs::path folder_;
};

TEST_F(SmallTables, NameTheLineAndColumnThatIsWrong) {
  const struct {
    const char* table;
    std::string text;
    const char* expected;
  } cases[] = {
      {"kinds.tsv", "", "kinds.tsv: does not name its columns: id, label"},
      {"kinds.tsv", "id\tname\n", "kinds.tsv, line 1: the columns must be id, label"},
      {"kinds.tsv", "# a comment\nid\tlabel\n\nverslag\n",
       "kinds.tsv, line 4: has 1 columns, not 2"},
      {"kinds.tsv", "id\tlabel\n\tVerslag\n", "kinds.tsv, line 2, column id: is empty"},
      {"kinds.tsv", "id\tlabel\nverslag\t\n", "kinds.tsv, line 2, column label: is empty"},
      {"kinds.tsv", "id\tlabel\nVerslag\tV\n",
       "kinds.tsv, line 2, column id: \"Verslag\" is not an id: only a-z, 0-9, - and _"},
      {"kinds.tsv", "id\tlabel\nbrief\tA\nbrief\tB\n",
       "kinds.tsv, line 3, column id: \"brief\" is used twice"},
      {"abbreviations.tsv", kAbbreviations + "VS\t\t\n",
       "abbreviations.tsv, line 2, column long: is empty"},
      {"abbreviations.tsv", kAbbreviations + "VS\t...\t\n",
       "abbreviations.tsv, line 2, column long: \"...\" has no letters"},
      {"abbreviations.tsv",
       kAbbreviations + "PA\tParlementaire Assemblee\t\n"
                        "TK|pa\tA|Parlementaire assemblée\t\n",
       "abbreviations.tsv, line 3, column long: \"Parlementaire assemblée\" is a meaning of pa "
       "already"},
      {"missions.tsv", kMissions + "a\tA\tB||C\t\t\t\t\t\n",
       "missions.tsv, line 2, column aliases: has an empty value, or one with a space at its side"},
      {"missions.tsv", kMissions + "a\tA\tB | C\t\t\t\t\t\n",
       "missions.tsv, line 2, column aliases: has an empty value, or one with a space at its side"},
      {"missions.tsv", kMissions + "a\tA\t\t\t\t\t98\t\n",
       "missions.tsv, line 2, column from: \"98\" is not a year"},
      {"missions.tsv", kMissions + "a\tA\t\t\t\t\t2010\t2009\n",
       "missions.tsv, line 2, column to: is before the year in from"},
      {"missions.tsv", kMissions + "a\tA\tEUBAM\t\t\t\t\t\nb\tB\tEubam\t\t\t\t\t\n",
       "missions.tsv, line 3, column aliases: \"Eubam\" is also a name of a: such a name belongs "
       "in "
       "the column shared of both"},
      {"missions.tsv", kMissions + "a\tA\t\tEUBAM\t\t\t\t\nb\tEUBAM\t\t\t\t\t\t\n",
       "missions.tsv, line 3, column label: \"EUBAM\" is also a name of a: such a name belongs in "
       "the column shared of both"},
      {"missions.tsv", kMissions + "a\tA\t-\t\t\t\t\t\n",
       "missions.tsv, line 2, column aliases: \"-\" has no letters"},
      {"topics.tsv", kTopics + "a\tA\tb\t\t\t\n",
       "topics.tsv, line 2, column parent: there is no topic \"b\""},
      {"topics.tsv", kTopics + "a\tA\t\t\t\t\nb\tB\ta\t\t\t\nc\tC\tb\t\t\t\nd\tD\tc\t\t\t\n",
       "topics.tsv, line 5, column parent: \"c\" stands on the third level, which is the last"},
      {"topics.tsv", kTopics + "a\tA\ta\t\t\t\n",
       "topics.tsv, line 2, column parent: \"a\" stands on the third level, which is the last"},
      {"topics.tsv", kTopics + "a\tA\t\t\tx:heavy\t\n",
       "topics.tsv, line 2, column triggers: the weight in \"x:heavy\" is not above 0 and at most "
       "3"},
      {"topics.tsv", kTopics + "a\tA\t\t\tx:4\t\n",
       "topics.tsv, line 2, column triggers: the weight in \"x:4\" is not above 0 and at most 3"},
      {"topics.tsv", kTopics + "a\tA\t\t\t*:1\t\n",
       "topics.tsv, line 2, column triggers: \"*:1\" has no words"},
      {"ministries.tsv", kMinistries + "a\tA\ta\t\t\t2025-02-29\t\n",
       "ministries.tsv, line 2, column from: \"2025-02-29\" is not a day written as 2025-01-31"},
      {"ministries.tsv", kMinistries + "a\tA\ta\t\t\t2025-01-02\t2025-01-01\n",
       "ministries.tsv, line 2, column to: is before the day in from"},
  };
  EXPECT_EQ(error(), "none");
  for (const auto& [table, text, expected] : cases) {
    SetUp();
    write(table, text);
    EXPECT_EQ(error(), expected) << text;
  }
}

TEST_F(SmallTables, MustAllBeThere) {
  for (const char* table : {"missions.tsv", "topics.tsv", "ministries.tsv", "kinds.tsv"}) {
    SetUp();
    fs::remove(folder_ / table);
    EXPECT_EQ(error(), std::string(table) + ": cannot be read");
    fs::create_directory(folder_ / table);
    EXPECT_EQ(error(), std::string(table) + ": cannot be read");
    fs::remove(folder_ / table);
  }
}

TEST_F(SmallTables, ChangeTheIdentityWhenTheyChange) {
  const auto before = load_vocabulary(folder_).identity;
  EXPECT_EQ(load_vocabulary(folder_).identity, before);
  write("kinds.tsv", "id\tlabel\nverslag\tVerslagen\n");
  EXPECT_NE(load_vocabulary(folder_).identity, before);
}

TEST_F(SmallTables, MayHaveLineEndsOfAnotherSystem) {
  write("kinds.tsv", "id\tlabel\r\nverslag\tVerslag\r\n");
  EXPECT_EQ(load_vocabulary(folder_).kinds.at(0).label, "Verslag");
}

TEST(Vocabulary, HoldsTheGovernmentsListOfThemes) {
  std::map<std::string, int> children;
  int first = 0, second = 0;
  for (const auto& topic : vocabulary().topics) {
    if (topic.official.empty()) continue;
    ++(topic.parent.empty() ? first : second);
    ++children[topic.parent];
  }
  EXPECT_EQ(first, 16);
  EXPECT_EQ(second, 76);
  EXPECT_EQ(children["internationaal"], 4);
}

TEST(Vocabulary, HasTriggersForEveryTopicBelowTheFirstLevel) {
  for (const auto& topic : vocabulary().topics) {
    EXPECT_EQ(topic.triggers.size() >= 8, !topic.parent.empty()) << topic.id;
    std::set<std::string> seen;
    for (const auto& trigger : topic.triggers) {
      EXPECT_TRUE(seen.insert(fold_words(trigger.words)).second) << topic.id << trigger.words;
    }
  }
}

TEST(Vocabulary, PutsFinerTopicsBelowTheSecondLevel) {
  for (const char* id : {"navo", "missies-en-operaties", "materieel", "personeel-en-veteranen",
                         "cyber-en-weerbaarheid", "krijgsmacht-en-gereedheid"}) {
    const Topic* topic = find_topic(vocabulary(), id);
    ASSERT_NE(topic, nullptr) << id;
    EXPECT_EQ(topic->parent, "defensie") << id;
  }
  EXPECT_EQ(find_topic(vocabulary(), "defensie")->parent, "internationaal");
  EXPECT_EQ(find_topic(vocabulary(), "defensie")->label, "Defensie");
  EXPECT_EQ(find_topic(vocabulary(), "Defensie"), nullptr);
}

TEST(Vocabulary, KnowsMissionsByTheirId) {
  EXPECT_GE(vocabulary().missions.size(), 166u);
  EXPECT_EQ(find_mission(vocabulary(), "nmi")->label, "NAVO-missie in Irak");
  EXPECT_EQ(find_mission(vocabulary(), "nmi")->from, 2018);
  EXPECT_EQ(find_mission(vocabulary(), "NMI"), nullptr);
}

TEST(Vocabulary, GivesEachMeaningOfAnAbbreviationARow) {
  std::map<std::string, std::vector<std::string>> meanings;
  for (const auto& row : vocabulary().abbreviations)
    for (const auto& name : row.shorts) meanings[name].push_back(row.longs.front());
  EXPECT_EQ(meanings["NATO"], std::vector<std::string>{"Noord-Atlantische Verdragsorganisatie"});
  EXPECT_EQ(meanings["VS"], std::vector<std::string>{"Verenigde Staten"});
  EXPECT_EQ(meanings["BIV"], std::vector<std::string>{"Budget Internationale Veiligheid"});
  EXPECT_GT(meanings["PA"].size(), 1u);
}

TEST(Vocabulary, NamesKindsAsAReaderExpects) {
  EXPECT_EQ(find_kind(vocabulary(), "artikel-100-brief")->label, "Artikel 100-brief");
  EXPECT_EQ(find_kind(vocabulary(), "antwoord-kamervragen")->label, "Antwoord op Kamervragen");
  EXPECT_EQ(find_kind(vocabulary(), "brief"), nullptr);
}

TEST(Vocabulary, FindsTheMinistryOfThatNameOnThatDay) {
  const struct {
    const char* name;
    const char* date;  // none when empty
    const char* expected;
  } cases[] = {
      {"Defensie", "", "mnre1018 Defensie"},
      {"MINISTERIE VAN DEFENSIE", "", "mnre1018 Defensie"},
      {"het ministerie van Financien", "", "mnre1090 Financiën"},
      {"mnre1013", "", "mnre1013 Buitenlandse Zaken"},
      {"ONDERWIJS, CULTUUR EN WETENSCHAP", "", "mnre1109 Onderwijs, Cultuur en Wetenschap"},
      {"Buitenlandse Handel en Ontwikkelingssamenwerking", "2020-03-17",
       "mnre1013 Buitenlandse Zaken"},
      {"Economische Zaken", "2009-06-01", "mnre1040 Economische Zaken"},
      {"EZ", "2015-06-01", "hv_05434137 Economische Zaken"},
      {"EZ", "2025-06-01", "mnre1045 Economische Zaken"},
      {"Economische Zaken", "", "mnre1045 Economische Zaken"},
      {"EZK", "2025-06-01", "mnre1045 Economische Zaken en Klimaat"},  // out of its years
      {"LNV", "", "mnre1153 Landbouw, Natuur en Voedselkwaliteit"},
      {"Volkshuisvesting en Ruimtelijke Ordening", "2023-03-01",
       "mnre1034 Binnenlandse Zaken en Koninkrijksrelaties"},  // a minister without a ministry
      {"Volkshuisvesting en Ruimtelijke Ordening", "2025-03-01",
       "vro Volkshuisvesting en Ruimtelijke Ordening"},
      {"Oorlog", "", "none"},
      {"Ministerie van ", "", "none"},
      {"", "", "none"},
  };
  for (const auto& [name, date, expected] : cases) {
    const Ministry* found = find_ministry(vocabulary(), name, from_iso(date));
    EXPECT_EQ(found ? found->id + ' ' + found->label : "none", expected) << name << ' ' << date;
  }
}

TEST(Vocabulary, LabelsAMinistryAsItWasCalledThatDay) {
  const auto label = [](const char* id, const char* date) {
    return ministry_label(vocabulary(), id, from_iso(date));
  };
  EXPECT_EQ(label("mnre1153", "2020-01-01"), "Landbouw, Natuur en Voedselkwaliteit");
  EXPECT_EQ(label("mnre1153", "2025-01-01"), "Landbouw, Visserij, Voedselzekerheid en Natuur");
  EXPECT_EQ(label("mnre1153", ""), "Landbouw, Visserij, Voedselzekerheid en Natuur");
  EXPECT_EQ(label("mnre9999", ""), "mnre9999");
}

TEST(Vocabulary, GivesAPostboxToOneMinistryAtATime) {
  EXPECT_EQ(find_ministry(vocabulary(), "Defensie", {})->postboxes,
            std::vector<std::string>{"20701"});
  EXPECT_EQ(find_ministry(vocabulary(), "BZ", {})->postboxes, std::vector<std::string>{"20061"});
}

TEST(Fold, MakesSpellingsOfANameTheSame) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"NAVO-missie  in Irak", "navo missie in irak"},
      {"Financiën", "financien"},
      {"V&J", "v j"},
      {" «Geležinis Vilkas» ", "gelezinis vilkas"},
      {"Straße Œuvre ĲSSEL", "strasse oeuvre ijssel"},
      {"Ämari \xff\xc3", "amari"},  // bytes that are not UTF-8 are no letters
      {"Київ", ""},                 // nor are other alphabets
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(fold_words(text), expected) << text;
    EXPECT_TRUE(folds_to(text, expected)) << text;
    EXPECT_FALSE(folds_to(text, std::string(expected) + "x")) << text;
  }
}

}  // namespace
}  // namespace briefkamer::corpus
