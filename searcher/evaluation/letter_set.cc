#include "searcher/evaluation/letter_set.h"

#include <utility>

namespace briefkamer::searcher {

LetterGroup::LetterGroup(std::vector<std::uint32_t> all) : letters(std::move(all)) {
  if (!LetterBits::pays(letters)) return;
  bits = LetterBits(letters.back() + std::size_t{1});
  bits.add(letters);
}

LetterGroup::LetterGroup(LetterBits all) : letters(all.letters()) {
  if (LetterBits::pays(letters)) bits = std::move(all);
}

}  // namespace briefkamer::searcher
