#include "searcher/counting/columns.h"

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>
#include <unordered_map>

#include "searcher/facet_values.h"

namespace briefkamer::searcher {
namespace {

constexpr std::array kListed{indexer::kTopicFacet, indexer::kMissionFacet, indexer::kMinistryFacet,
                             indexer::kKindFacet};
constexpr std::size_t kIsoYear = 4;
constexpr std::size_t kIsoMonth = 7;
constexpr std::size_t kIsoDay = 10;
constexpr std::string_view kUndated = "0000-00-00";

using Codes = std::vector<std::uint16_t>;

// Letters have few different lists of values: each is taken apart once.
class Reading {
 public:
  Reading(const Xapian::Database& database, const corpus::Vocabulary& vocabulary)
      : database_(database),
        vocabulary_(vocabulary),
        end_(database.get_lastdocid() + 1),
        lists_of_(end_) {
    columns_.values.resize(kRowCodes);
  }

  Columns run() {
    for (std::size_t i = 0; i < kListed.size(); ++i) read_facet(kListed[i], i);
    read_keys();
    add_rows();
    add_years();
    rank();
    columns_.row_totals.resize(columns_.values.size());
    for (const CodeRow& row : columns_.rows)
      for (const std::uint16_t code : row) ++columns_.row_totals[code];
    return std::move(columns_);
  }

 private:
  // Of one letter; the last is its month.
  using Lists = std::array<const Codes*, kListed.size() + 1>;
  using Known = std::unordered_map<std::string, const Codes*>;

  void read_facet(indexer::FacetIndex facet, std::size_t place) {
    std::unordered_map<std::string, std::uint16_t> codes;
    Known known;
    const unsigned slot = indexer::kFacets[facet].slot;
    const auto end = database_.valuestream_end(slot);
    for (auto it = database_.valuestream_begin(slot); it != end; ++it) {
      const Codes*& list = known[*it];
      if (list == nullptr) list = &apart(*it, facet, codes);
      lists_of_[it.get_docid()][place] = list;
    }
  }

  const Codes& apart(std::string_view joined, indexer::FacetIndex facet,
                     std::unordered_map<std::string, std::uint16_t>& codes) {
    Codes list;
    while (!joined.empty()) {
      const std::size_t end = joined.find(indexer::kJoin);
      const std::string value(joined.substr(0, end));
      const auto [entry, is_new] = codes.try_emplace(value, 0);
      if (is_new) entry->second = new_code(facet, value);
      list.push_back(entry->second);
      joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
    }
    return lists_.emplace_back(std::move(list));
  }

  // The key begins with the date.
  void read_keys() {
    Known months;
    columns_.days.resize(end_);
    columns_.first_key.reserve(end_ + 1);
    const auto end = database_.valuestream_end(indexer::kNewestFirst);
    for (auto it = database_.valuestream_begin(indexer::kNewestFirst); it != end; ++it) {
      const std::uint32_t letter = it.get_docid();
      const std::string key = *it;
      columns_.first_key.resize(letter + 1, here());
      columns_.keys += key;
      const bool dated = !key.starts_with(kUndated);
      if (dated) columns_.days[letter] = day_number(std::string_view(key).substr(0, kIsoDay));
      const std::string month(dated ? std::string_view(key).substr(0, kIsoMonth) : indexer::kNone);
      const Codes*& list = months[month];
      if (list == nullptr)
        list = &lists_.emplace_back(Codes{new_code(indexer::kMonthFacet, month)});
      lists_of_[letter].back() = list;
    }
    columns_.first_key.resize(end_ + 1, here());
  }

  std::uint32_t here() const {
    if (columns_.keys.size() > UINT32_MAX)
      throw TooManyForColumns("the ids of all letters together take more than 4 GB");
    return static_cast<std::uint32_t>(columns_.keys.size());
  }

  std::uint16_t new_code(indexer::FacetIndex facet, const std::string& value) {
    if (columns_.values.size() > UINT16_MAX)
      throw TooManyForColumns("there are more than 65,520 values of facets");
    const std::string_view name = indexer::kFacets[facet].name;
    columns_.values.push_back(
        {facet,
         {value, facet_label(vocabulary_, name, value), facet_parent(vocabulary_, name, value)}});
    return static_cast<std::uint16_t>(columns_.values.size() - 1);
  }

  void add_rows() {
    CodeRow nothing;
    std::iota(nothing.begin(), nothing.end(), std::uint16_t{0});
    columns_.rows.resize(end_, nothing);
    for (std::uint32_t letter = 0; letter < end_; ++letter) {
      std::size_t place = 0;
      for (const Codes* codes : lists_of_[letter]) {
        if (codes == nullptr) continue;
        for (const std::uint16_t code : *codes) {
          if (place < kRowCodes) {
            columns_.rows[letter][place++] = code;
          } else {
            columns_.rest[letter].push_back(code);
          }
        }
      }
    }
  }

  void add_years() {
    std::unordered_map<std::string, std::uint16_t> years;
    for (std::size_t code = kRowCodes, end = columns_.values.size(); code < end; ++code) {
      if (columns_.values[code].facet != indexer::kMonthFacet) continue;
      const std::string& month = columns_.values[code].named.value;
      const std::string year = month == indexer::kNone ? month : month.substr(0, kIsoYear);
      const auto [entry, is_new] = years.try_emplace(year, 0);
      if (is_new) entry->second = new_code(indexer::kYearFacet, year);
      columns_.years.emplace_back(static_cast<std::uint16_t>(code), entry->second);
    }
  }

  void rank() {
    std::vector<FacetCode*> order;
    order.reserve(columns_.values.size());
    for (FacetCode& code : columns_.values) order.push_back(&code);
    std::sort(order.begin(), order.end(), [](const FacetCode* a, const FacetCode* b) {
      return comes_before(a->named, b->named);
    });
    for (std::size_t i = 0; i < order.size(); ++i) order[i]->rank = static_cast<std::uint32_t>(i);
  }

  const Xapian::Database& database_;
  const corpus::Vocabulary& vocabulary_;
  const std::size_t end_;        // behind the last letter's number
  std::vector<Lists> lists_of_;  // by letter
  std::deque<Codes> lists_;
  Columns columns_;
};

}  // namespace

Columns read_columns(const Xapian::Database& database, const corpus::Vocabulary& vocabulary) {
  return Reading(database, vocabulary).run();
}

std::uint32_t day_number(std::string_view iso) {
  std::uint32_t number = 0;
  for (const char c : iso)
    if (c != '-') number = number * 10 + static_cast<std::uint32_t>(c - '0');
  return number;
}

}  // namespace briefkamer::searcher
