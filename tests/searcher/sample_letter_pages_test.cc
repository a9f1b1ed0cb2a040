// What the pages of the sample letters show beside their text: that a citation leads to the letter
// it names, and what became of the points of an agenda.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "corpus/letter_id.h"
#include "searcher/searcher.h"
#include "tests/corpus/letters.h"
#include "tests/corpus/sample_letters.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::Letter;
using corpus::sample_letters;

class SampleLetterPages : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    std::vector<Letter> letters;
    for (const auto& [name, letter] : sample_letters()) letters.push_back(letter);
    add_letters(folder_->path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_->path() / "database", corpus::vocabulary());
  }
  static void TearDownTestSuite() {
    searcher_.reset();
    folder_.reset();
  }

  static Json view(const std::string& id) {
    return searcher_->letter_view(id, {}).value_or(Json());
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  static std::unique_ptr<Searcher> searcher_;
};

std::unique_ptr<TemporaryFolder> SampleLetterPages::folder_;
std::unique_ptr<Searcher> SampleLetterPages::searcher_;

TEST_F(SampleLetterPages, LeadToTheLettersThatTheyCite) {
  std::set<std::string> ids;
  for (const auto& [name, letter] : sample_letters()) ids.insert(letter.id);
  std::size_t leading = 0;
  for (const auto& [name, letter] : sample_letters()) {
    const Json page = view(letter.id);
    for (const Json& cite : page.at("cites")) {
      const std::string id = corpus::slug(cite.at("id").get<std::string>());
      if (!ids.contains(id)) continue;
      ASSERT_FALSE(cite.at("letter").is_null()) << name << " cites " << cite.at("text");
      EXPECT_EQ(cite.at("letter").at("id"), id) << name;
      ++leading;
    }
  }
  EXPECT_GE(leading, 100u);
}

TEST_F(SampleLetterPages, TellWhatBecameOfEachPointOfAnAgenda) {
  for (const auto& [name, letter] : sample_letters()) {
    if (letter.kind != "geannoteerde-agenda") continue;
    const Json meeting = view(letter.id).at("meeting");
    ASSERT_FALSE(meeting.is_null()) << name << " has no report";
    std::set<std::string> fates;
    for (const Json& point : meeting.at("points")) fates.insert(point.at("report"));
    EXPECT_TRUE(fates.contains("section")) << name << ": no point is reported";
    EXPECT_TRUE(fates.contains("absent")) << name << ": every point is reported";
  }
}

}  // namespace
}  // namespace briefkamer::searcher
