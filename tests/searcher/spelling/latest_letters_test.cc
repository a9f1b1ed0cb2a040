#include "searcher/spelling/latest_letters.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

constexpr unsigned kLetters = 6000;

// Letters of which each is older than the one before; two have "zeldzaam".
Xapian::WritableDatabase letters() {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= kLetters; ++i) {
    Xapian::Document letter;
    letter.add_boolean_term("motie");
    if (i == 3 || i == 7) letter.add_boolean_term("zeldzaam");
    letter.add_value(indexer::kNewestFirst, std::to_string(100000 - i));
    database.add_document(letter);
  }
  database.commit();
  return database;
}

std::string found(const Xapian::Database& database, const char* term, Xapian::doccount most) {
  std::string all;
  for (const auto& letter : latest_letters(term_plan(term), database, most))
    all += std::to_string(letter.get_docid()) + ' ';
  return all;
}

TEST(LatestLetters, AreTheNewestOfThoseThatCameLast) {
  const auto database = letters();
  EXPECT_EQ(found(database, "motie", 2), "2001 2002 ");
}

TEST(LatestLetters, AreFoundWhereverTheyAreWhenTheyAreFew) {
  const auto database = letters();
  EXPECT_EQ(found(database, "zeldzaam", 3), "3 7 ");
  EXPECT_EQ(found(database, "zeldzaam", 1), "3 ");
  EXPECT_EQ(found(database, "niets", 3), "");
  EXPECT_EQ(found(Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY), "motie", 3), "");
}

}  // namespace
}  // namespace briefkamer::searcher
