#include "indexer/glossary.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "corpus/citing/abbreviations.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

class Glossary : public testing::Test {
 protected:
  Glossary() : writer_(folder_ / "database", "test") {}

  void add(const std::string& id, const char* date, const std::string& text) {
    corpus::Letter letter;
    letter.id = id;
    letter.date = corpus::from_iso(date);
    letter.sections = {{"", 0, text, 1, 0}};
    letter.abbreviations = corpus::abbreviations_of(letter);
    writer_.add(letter);
  }

  Xapian::Database published() {
    writer_.finish();
    return Xapian::Database((folder_ / "database").string());
  }

  // "2 nuc = nato ukraine council; …"
  static std::string listed(const std::vector<Meaning>& meanings) {
    std::string all;
    for (const Meaning& meaning : meanings)
      all += (all.empty() ? "" : "; ") + std::to_string(meaning.letters) + ' ' +
             meaning.short_form + " = " + meaning.long_form;
    return all;
  }

  Folder folder_;
  IndexWriter writer_;
};

TEST_F(Glossary, FindsMeaningsByEitherForm) {
  add("a", "2025-01-31", "De NATO-Ukraine Council (NUC) en de NUC. NATO-Ukraine Council (NUC).");
  add("b", "2024-01-31", "In de Nato Ukraine Council (hierna: NUC).");
  add("c", "2024-02-01", "De Nationale Unie van Coöperaties (NUC).");
  const Xapian::Database database = published();
  EXPECT_EQ(listed(meanings_of(database, "nuc")),
            "2 nuc = nato ukraine council; 1 nuc = nationale unie van cooperaties");
  EXPECT_EQ(listed(meanings_of(database, "nato ukraine council")), "2 nuc = nato ukraine council");
  EXPECT_EQ(listed(meanings_of(database, "nato")), "");
  EXPECT_EQ(listed(meanings_of(database, "nu")), "");
  EXPECT_EQ(listed(meanings_of(database, "")), "");
}

TEST_F(Glossary, SaysWhoSpellsItOutAndWhen) {
  add("newer", "2025-01-31", "De NATO-Ukraine Council (NUC).");
  add("undated", "", "De NATO-Ukraine Council (NUC).");
  add("older", "2024-01-31", "In de Nato Ukraine Council (hierna: NUC).");
  const Xapian::Database database = published();
  const auto meanings = all_meanings(database);
  ASSERT_EQ(meanings.size(), 1u);
  const GlossaryEntry expected{"NUC",
                               "Nato Ukraine Council",
                               3,
                               corpus::from_iso("2024-01-31"),
                               corpus::from_iso("2025-01-31"),
                               {"older", "newer"}};
  EXPECT_EQ(glossary_entry(database, meanings.front(), 2), expected);
  EXPECT_EQ(glossary_spelling(database, meanings.front()),
            (Spelling{"NUC", "NATO-Ukraine Council"}));
  EXPECT_EQ(glossary_entry(database, {"x", "y", 0}, 2).letters, 0u);
  EXPECT_EQ(glossary_spelling(database, {"x", "y", 0}), (Spelling{"x", "y"}));
}

TEST_F(Glossary, FollowsLettersThatAreReplacedAndRemoved) {
  add("a", "2025-01-31", "De Raad Buitenlandse Zaken (RBZ) en de Europese Unie (EU).");
  add("b", "2025-02-28", "De Raad Buitenlandse Zaken (RBZ).");
  add("c", "2025-03-31", "De Europese Unie (EU).");
  EXPECT_EQ(listed(all_meanings(published())),
            "2 eu = europese unie; 2 rbz = raad buitenlandse zaken");
  add("a", "2025-01-31", "De Raad Algemene Zaken (RAZ).");
  writer_.remove("c");
  EXPECT_EQ(listed(all_meanings(published())),
            "1 raz = raad algemene zaken; 1 rbz = raad buitenlandse zaken");
}

TEST_F(Glossary, IsWholeOverSeveralDatabases) {
  add("a", "2025-01-31", "De Europese Unie (EU).");
  Xapian::Database both = published();
  const Folder other;
  IndexWriter writer(other / "database", "test");
  corpus::Letter letter;
  letter.id = "b";
  letter.date = corpus::from_iso("2020-02-02");
  letter.abbreviations = {{"EU", "Europese unie", 1, {}}};
  writer.add(letter);
  writer.finish();
  both.add_database(Xapian::Database((other / "database").string()));
  EXPECT_EQ(listed(all_meanings(both)), "2 eu = europese unie");
  EXPECT_EQ(glossary_entry(both, all_meanings(both).front(), 9).ids,
            (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace briefkamer::indexer
