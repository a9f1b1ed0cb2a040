#include "searcher/lists/posting_list.h"

#include <algorithm>

namespace briefkamer::searcher {

std::size_t PostingList::bytes() const {
  return letters.capacity() * sizeof(letters[0]) + counts.capacity() +
         many.capacity() * sizeof(many[0]) + bits.bytes()  +
         tally.capacity() * sizeof(tally[0]);
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

PostingList read_posting_list(const Xapian::Database& database, const std::string& term) {
  PostingList list;
  const Xapian::doccount length = database.get_termfreq(term);
  list.letters.reserve(length);
  list.counts.reserve(length);
  const auto end = database.postlist_end(term);
  for (auto it = database.postlist_begin(term); it != end; ++it) {
    const Xapian::termcount count = it.get_wdf();
    list.letters.push_back(*it);
    list.counts.push_back(
        static_cast<std::uint8_t>(std::min<Xapian::termcount>(count, PostingList::kMany)));
    if (count >= PostingList::kMany) list.many.emplace_back(*it, count);
  }
  list.add_bits();
  return list;
}

}  // namespace briefkamer::searcher
