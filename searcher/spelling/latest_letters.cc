#include "searcher/spelling/latest_letters.h"

#include <algorithm>

#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

constexpr Xapian::doccount kFewest = 4000;  // letters to look among
constexpr Xapian::doccount kWider = 8;

// The numbers of the letters of a database from the last but `most` on, whether there is a letter
// of that number or not.
class Last : public Xapian::PostingSource {
 public:
  explicit Last(Xapian::doccount most) : most_(most) {}

  Xapian::PostingSource* clone() const override { return new Last(most_); }
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return std::min(most_, last_); }
  Xapian::doccount get_termfreq_max() const override { return std::min(most_, last_); }
  void init(const Xapian::Database& database) override {
    last_ = database.get_lastdocid();
    first_ = last_ > most_ ? last_ - most_ + 1 : 1;
    at_ = first_ - 1;
  }
  void next(double) override { ++at_; }
  void skip_to(Xapian::docid letter, double) override { at_ = std::max({at_, first_, letter}); }
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  Xapian::doccount most_;
  Xapian::docid first_ = 1;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

Xapian::MSet newest_among(const Plan& plan, const Xapian::Database& database,
                          Xapian::doccount among, Xapian::doccount most) {
  Last last(among);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, xapian_query(plan), Xapian::Query(&last)));
  enquire.set_sort_by_value(indexer::kNewestFirst, true);
  return enquire.get_mset(0, most);
}

}  // namespace

std::vector<Xapian::Document> latest_letters(const Plan& plan, const Xapian::Database& database,
                                             Xapian::doccount most) {
  const Xapian::docid all = database.get_lastdocid();
  Xapian::doccount among = kFewest;
  Xapian::MSet found = newest_among(plan, database, among, most);
  while (found.size() < most && among < all) {
    among = among < all / kWider ? among * kWider : all;
    found = newest_among(plan, database, among, most);
  }
  std::vector<Xapian::Document> letters;
  for (auto it = found.begin(); it != found.end(); ++it) letters.push_back(it.get_document());
  return letters;
}

}  // namespace briefkamer::searcher
