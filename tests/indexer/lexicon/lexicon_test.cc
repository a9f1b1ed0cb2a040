#include "indexer/lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "tests/indexer/gold.h"

namespace briefkamer::indexer {
namespace {

using testing::HasSubstr;

TEST(Lexicon, KnowsWordsByTheirFoldedForm) {
  const struct {
    const char* word;
    const char* lemma;
  } cases[] = {
      {"brieven", "brief"},   {"oekraine", "oekraine"}, {"financiele", "financieel"},
      {"missien", "missie"},  {"agendas", "agenda"},    {"veiligheids", "veiligheid"},
      {"navotop", "navotop"},  // "NAVO-top" in the lists
  };
  for (const auto& [word, lemma] : cases) {
    const LexiconEntry* entry = lexicon().find(word);
    ASSERT_NE(entry, nullptr) << word;
    EXPECT_EQ(lexicon().graph().word(entry->lemma), lemma) << word;
  }
  for (const char* word : {"", "Brief", "briev", "agenda's", "qqq", "oekraïne", "a\xff"}) {
    EXPECT_EQ(lexicon().find(word), nullptr) << word;
  }
}

TEST(Lexicon, NumbersWordsInTheirOrder) {
  std::string before;
  for (std::uint32_t number = 0; number < lexicon().size(); number += 997) {
    const std::string word = lexicon().graph().word(number);
    EXPECT_LT(before, word);
    EXPECT_EQ(lexicon().graph().find(word), number) << word;
    before = word;
  }
}

TEST(Lexicon, TellsKindsOfWords) {
  const struct {
    const char* word;
    unsigned has;
    unsigned has_not;
  } cases[] = {
      {"veiligheids", kLinkOnly | kBegins, kListed}, {"amsterdam", kName, kLinkOnly},
      {"brief", kNoun | kListed | kEnds, kName},     {"verdedigde", kVerb, kNoun},
      {"belangrijke", kAdjective, kNoun | kVerb},
  };
  for (const auto& [word, has, has_not] : cases) {
    const LexiconEntry* entry = lexicon().find(word);
    ASSERT_NE(entry, nullptr) << word;
    EXPECT_EQ(entry->traits & has, has) << word;
    EXPECT_EQ(entry->traits & has_not, 0) << word;
  }
}

TEST(Lexicon, NamesItself) {
  EXPECT_THAT(lexicon().identity(), testing::MatchesRegex("lexicon-[0-9]+-[0-9a-f]+"));
  EXPECT_EQ(Lexicon(LEXICON_FILE).identity(), lexicon().identity());
}

class DamagedLexicon : public testing::Test {
 protected:
  DamagedLexicon() : path_(testing::TempDir() + "lexicon-" + std::to_string(getpid())) {
    std::ifstream file(LEXICON_FILE, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
  }
  ~DamagedLexicon() override { std::filesystem::remove(path_); }

  // What opening the file with these bytes complains of.
  std::string complaint(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    try {
      Lexicon opened(path_);
    } catch (const LexiconError& error) {
      EXPECT_THAT(error.what(), HasSubstr(path_));
      return error.what();
    }
    return "none";
  }

  std::string path_;
  std::string bytes_;
};

TEST_F(DamagedLexicon, SaysWhatIsWrong) {
  EXPECT_EQ(complaint(bytes_), "none");
  EXPECT_THAT(complaint(""), HasSubstr("is empty"));
  EXPECT_THAT(complaint("brief"), HasSubstr("too short"));
  EXPECT_THAT(complaint(std::string(64, 'x')), HasSubstr("is no lexicon"));
  EXPECT_THAT(complaint(bytes_.substr(0, bytes_.size() - 8)), HasSubstr("wrong size"));
  EXPECT_THAT(complaint(bytes_ + "x"), HasSubstr("wrong size"));
  std::string changed = bytes_;
  changed[changed.size() / 2] ^= 1;
  EXPECT_THAT(complaint(changed), HasSubstr("wrong checksum"));
  changed = bytes_;
  changed[8] ^= 64;
  EXPECT_THAT(complaint(changed), HasSubstr("another version"));
}

TEST_F(DamagedLexicon, SaysThatItIsMissing) {
  EXPECT_THROW(Lexicon(path_ + "-nowhere"), LexiconError);
  EXPECT_THROW(Lexicon{testing::TempDir()}, LexiconError);  // a folder
}

}  // namespace
}  // namespace briefkamer::indexer
