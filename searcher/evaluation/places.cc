#include "searcher/evaluation/places.h"

#include <algorithm>
#include <iterator>

#include "searcher/evaluation/in_place.h"
#include "searcher/evaluation/letter_set.h"

namespace briefkamer::searcher {
namespace {

using Numbers = std::vector<std::uint32_t>;

// The letters that were looked at, ascending, and whether each is one.
struct Verdicts {
  std::vector<std::uint32_t> letters;
  std::vector<std::uint8_t> are;

  std::size_t bytes() const {
    return sizeof(*this) + letters.capacity() * sizeof(letters[0]) + are.capacity();
  }
};

std::string key_of(const Plan& plan) {
  std::string key(plan.kind == PlanKind::kPhrase ? 1 : 2, '\0');  // no term begins so
  key += std::to_string(plan.window);
  for (const Plan& part : plan.parts) key += '\0' + part.term;
  return key;
}

// Whoever looks at letters looks at the clock each time that he saw so many.
constexpr std::size_t kLetters = 256;

// Hands Xapian's matcher the letters to look at.
class Candidates : public Xapian::PostingSource {
 public:
  Candidates(Letters letters, const Deadline& deadline) : letters_(letters), deadline_(deadline) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void init(const Xapian::Database&) override { next_ = 0; }
  void next(double) override {
    ++next_;
    watch();
  }
  void skip_to(Xapian::docid letter, double) override {
    next_ = seek(letters_, next_ == 0 ? 0 : next_ - 1, letter) + 1;
    watch();
  }
  bool at_end() const override { return next_ > letters_.size(); }
  Xapian::docid get_docid() const override { return letters_[next_ - 1]; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(letters_.size()); }

  void watch() {
    if (++steps_ % kLetters == 0) deadline_.check();
  }

  const Letters letters_;
  const Deadline& deadline_;
  std::size_t next_ = 0;  // the place behind the one that it is at; 0 before the start
  std::size_t steps_ = 0;
};

Numbers looked_at_by_xapian(const Plan& plan, Letters letters, const Xapian::Database& database,
                            const Deadline& deadline) {
  Candidates candidates(letters, deadline);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, xapian_query(plan), Xapian::Query(&candidates)));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(letters.size()));
  Numbers all;
  for (auto it = found.begin(); it != found.end(); ++it) all.push_back(*it);
  std::sort(all.begin(), all.end());
  return all;
}

// The words of one plan, in one letter after the other.
class Words {
 public:
  // `order` has the places of the words in the plan.
  Words(const Plan& plan, std::vector<std::size_t> order, const PlacesFile& file)
      : order_(std::move(order)), is_phrase_(plan.kind == PlanKind::kPhrase), window_(plan.window) {
    for (const std::size_t i : order_) words_.emplace_back(file, plan.parts[i].term);
  }

  // Of a letter behind the last one.
  Near are_in_place(std::uint32_t letter) {
    return is_phrase_ ? are_phrase(letter) : are_near(letter);
  }

 private:
  // Of the rarest word first, and of others only while there is a place left.
  Near are_phrase(std::uint32_t letter) {
    if (!words_.front().read(letter)) return Near::kUnclear;
    begins_.clear();
    const auto offset = static_cast<std::uint32_t>(order_.front());
    for (const std::uint32_t place : words_.front().places())
      if (place >= offset) begins_.push_back(place - offset);
    for (std::size_t i = 1; i < words_.size() && !begins_.empty(); ++i) {
      const auto further = static_cast<std::uint32_t>(order_[i]);
      if (!words_[i].read(letter, begins_.back() + further)) return Near::kUnclear;
      keep_phrase(begins_, words_[i].places(), further);
    }
    return begins_.empty() ? Near::kNo : Near::kYes;
  }

  Near are_near(std::uint32_t letter) {
    all_.clear();
    for (WordPlaces& word : words_) {
      if (!word.read(letter)) return Near::kUnclear;
      all_.emplace_back(word.places());
    }
    return near_each_other(all_, window_);
  }

  const std::vector<std::size_t> order_;
  const bool is_phrase_;
  const unsigned window_;
  std::vector<WordPlaces> words_;
  std::vector<std::uint32_t> begins_;
  std::vector<WordsPlaces> all_;
};

Numbers united(const Numbers& a, const Numbers& b) {
  Numbers all;
  all.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
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

std::vector<std::size_t> Places::rarest_first(const Plan& plan) const {
  std::vector<std::pair<std::size_t, std::size_t>> sizes;
  sizes.reserve(plan.parts.size());
  for (std::size_t i = 0; i < plan.parts.size(); ++i)
    sizes.emplace_back(database_.get_termfreq(plan.parts[i].term), i);
  std::sort(sizes.begin(), sizes.end());
  std::vector<std::size_t> order;
  order.reserve(sizes.size());
  for (const auto& [size, i] : sizes) order.push_back(i);
  return order;
}

Numbers Places::look(const Plan& plan, const Numbers& letters) {
  if (!file_) file_.emplace(folder_, snapshot_);
  if (!file_->is_open()) return looked_at_by_xapian(plan, letters, database_, deadline_);
  Words words(plan, rarest_first(plan), *file_);
  Numbers there;
  Numbers unclear;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if ((i + 1) % kLetters == 0) deadline_.check();
    const Near near = words.are_in_place(letters[i]);
    if (near != Near::kNo) (near == Near::kYes ? there : unclear).push_back(letters[i]);
  }
  if (!file_->verify()) return looked_at_by_xapian(plan, letters, database_, deadline_);
  if (unclear.empty()) return there;
  return united(there, looked_at_by_xapian(plan, unclear, database_, deadline_));
}

Numbers Places::looked_at(const Plan& plan, const Numbers& letters) {
  const std::string key = key_of(plan);
  auto known = snapshot_.lists.find<Verdicts>(key);
  if (!known) known = std::make_shared<const Verdicts>();
  Numbers unknown;
  std::set_difference(letters.begin(), letters.end(), known->letters.begin(), known->letters.end(),
                      std::back_inserter(unknown));
  if (!unknown.empty()) {
    const Numbers found = look(plan, unknown);
    known = std::make_shared<const Verdicts>(merged(*known, unknown, found));
    snapshot_.lists.put(key, known, known->bytes());
  }
  Numbers are;
  each_shared(letters, known->letters, [&](std::size_t i, std::size_t j) {
    if (known->are[j] != 0) are.push_back(letters[i]);
  });
  return are;
}

}  // namespace briefkamer::searcher
