#include "searcher/lists/posting_list.h"

#include <algorithm>
#include <utility>

namespace briefkamer::searcher {

std::size_t PostingList::bytes() const {
  return sizeof(*this) + letters.capacity() * sizeof(letters[0]) + counts.capacity() +
         many.capacity() * sizeof(many[0]) + bits.bytes() + tally.capacity() * sizeof(tally[0]);
}

std::uint32_t PostingList::count_of_many(std::uint32_t letter) const {
  return std::lower_bound(many.begin(), many.end(), std::pair(letter, std::uint32_t{0}))->second;
}

void PostingList::add_bits() {
  if (!LetterBits::pays(letters)) return;
  bits = LetterBits(letters.back() + std::size_t{1});
  bits.add(letters);
  bits.number();
}

PostingList posting_list(std::vector<std::uint32_t> documents,
                         std::span<const std::uint32_t> counts) {
  PostingList list;
  list.letters = std::move(documents);
  list.counts.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    list.counts.push_back(
        static_cast<std::uint8_t>(std::min<std::uint32_t>(counts[i], PostingList::kMany)));
    if (counts[i] >= PostingList::kMany) list.many.emplace_back(list.letters[i], counts[i]);
  }
  list.add_bits();
  return list;
}

PostingList read_posting_list(const Xapian::Database& database, const std::string& term) {
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> counts;
  const Xapian::doccount size = database.get_termfreq(term);
  documents.reserve(size);
  counts.reserve(size);
  const auto end = database.postlist_end(term);
  for (auto it = database.postlist_begin(term); it != end; ++it) {
    if (!documents.empty() && *it <= documents.back())
      throw Xapian::DatabaseCorruptError("the list of a term does not ascend");
    documents.push_back(*it);
    counts.push_back(it.get_wdf());
  }
  return posting_list(std::move(documents), counts);
}

}  // namespace briefkamer::searcher
