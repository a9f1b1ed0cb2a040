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

Xapian::MSet newest_of(const Xapian::Query& query, const Xapian::Database& database,
                       Xapian::doccount most, Xapian::MatchSpy* watch) {
  Xapian::Enquire enquire(database);
  if (watch != nullptr) enquire.add_matchspy(watch);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.set_sort_by_value(indexer::kNewestFirst, true);
  return enquire.get_mset(0, most);
}

Xapian::MSet newest(const Plan& plan, const Xapian::Database& database, Xapian::doccount most,
                    const Deadline& deadline) {
  DeadlineSpy watch(deadline);
  const Xapian::Query query = xapian_query(plan);
  const Xapian::docid all = database.get_lastdocid();
  for (Xapian::doccount among = kFewest; among < all; among *= kWider) {
    Last last(among);
    const Xapian::MSet found =
        newest_of({Xapian::Query::OP_FILTER, query, Xapian::Query(&last)}, database, most, &watch);
    if (found.size() >= most) return found;
    if (among > all / kWider) break;
  }
  return newest_of(query, database, most, &watch);
}

}  // namespace

std::vector<Xapian::Document> latest_letters(const Plan& plan, const Xapian::Database& database,
                                             Xapian::doccount most, const Deadline& deadline) {
  Xapian::MSet found;
  deadline.check();
  try {
    found = newest(plan, database, most, deadline);
  } catch (const Xapian::UnimplementedError&) {  // shards on other machines take nothing of ours
    found = newest_of(xapian_query(plan), database, most, nullptr);
  }
  std::vector<Xapian::Document> letters;
  for (auto it = found.begin(); it != found.end(); ++it) letters.push_back(it.get_document());
  return letters;
}

}  // namespace briefkamer::searcher
