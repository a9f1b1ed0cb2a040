#include "searcher/evaluation/places.h"

#include <algorithm>
#include <iterator>

#include "searcher/evaluation/letter_set.h"

namespace briefkamer::searcher {
namespace {

// The letters that were looked at, ascending, and whether each is one.
struct Verdicts {
  std::vector<std::uint32_t> letters;
  std::vector<std::uint8_t> are;

  std::size_t bytes() const { return letters.capacity() * sizeof(letters[0]) + are.capacity(); }
};

std::string key_of(const Plan& plan) {
  std::string key(plan.kind == PlanKind::kPhrase ? 1 : 2, '\0');  // no term begins so
  key += std::to_string(plan.window);
  for (const Plan& part : plan.parts) key += '\0' + part.term;
  return key;
}

// Hands Xapian's matcher the letters to look at.
class Candidates : public Xapian::PostingSource {
 public:
  explicit Candidates(Letters letters) : letters_(letters) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void init(const Xapian::Database&) override { next_ = 0; }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid letter, double) override {
    next_ = seek(letters_, next_ == 0 ? 0 : next_ - 1, letter) + 1;
  }
  bool at_end() const override { return next_ > letters_.size(); }
  Xapian::docid get_docid() const override { return letters_[next_ - 1]; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(letters_.size()); }

  const Letters letters_;
  std::size_t next_ = 0;  // the place behind the one that it is at; 0 before the start
};

std::vector<std::uint32_t> look(const Plan& plan, Letters letters,
                                const Xapian::Database& database) {
  Candidates candidates(letters);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, xapian_query(plan), Xapian::Query(&candidates)));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(letters.size()));
  std::vector<std::uint32_t> all;
  for (auto it = found.begin(); it != found.end(); ++it) all.push_back(*it);
  std::sort(all.begin(), all.end());
  return all;
}

// `before` and what is known now of `asked`, of which `found` are.
Verdicts merged(const Verdicts& before, Letters asked, Letters found) {
  Verdicts all;
  all.letters.reserve(before.letters.size() + asked.size());
  std::merge(before.letters.begin(), before.letters.end(), asked.begin(), asked.end(),
             std::back_inserter(all.letters));
  all.are.resize(all.letters.size());
  each_shared(before.letters, all.letters,
              [&](std::size_t i, std::size_t j) { all.are[j] = before.are[i]; });
  each_shared(found, all.letters, [&](std::size_t, std::size_t j) { all.are[j] = 1; });
  return all;
}

}  // namespace

std::vector<std::uint32_t> looked_at(const Plan& plan, const std::vector<std::uint32_t>& letters,
                                     const Snapshot& snapshot, const Xapian::Database& database) {
  const std::string key = key_of(plan);
  auto known = snapshot.lists.find<Verdicts>(key);
  if (!known) known = std::make_shared<const Verdicts>();
  std::vector<std::uint32_t> unknown;
  std::set_difference(letters.begin(), letters.end(), known->letters.begin(), known->letters.end(),
                      std::back_inserter(unknown));
  if (!unknown.empty()) {
    const std::vector<std::uint32_t> found = look(plan, unknown, database);
    known = std::make_shared<const Verdicts>(merged(*known, unknown, found));
    snapshot.lists.put(key, known, known->bytes());
  }
  std::vector<std::uint32_t> are;
  each_shared(letters, known->letters, [&](std::size_t i, std::size_t j) {
    if (known->are[j] != 0) are.push_back(letters[i]);
  });
  return are;
}

}  // namespace briefkamer::searcher
