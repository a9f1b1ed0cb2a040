// The lemma of a Dutch word: the form under which all its forms are found.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/lexicon/lexicon.h"

namespace briefkamer::indexer {

struct BaseProposal;

// The Snowball algorithm for words that the lexicon does not know, in order of preference: Xapian
// 2 calls Kraaij and Pohlmann's "dutch", Xapian 1.4 calls it "kraaij_pohlmann" and Porter's
// "dutch".
inline constexpr std::string_view kSnowballAlgorithm = "kraaij_pohlmann dutch";

// One thread, one Lemmatizer; the lexicon may be shared, and must outlive it.
class Lemmatizer {
 public:
  explicit Lemmatizer(const Lexicon& lexicon);
  ~Lemmatizer();

  // The lemma of `word`, which must be folded (indexer/analysis/fold.h). Every word has one: a form
  // that the lexicon knows has the lexicon's; a compound has that of its last part, with the parts
  // before it; any other is cut by Snowball. Hyphens and apostrophes are left out: "navo-top" is
  // "navotop", "agenda's" and "agendas" are "agenda".
  std::string lemma(std::string_view word) const;

  // The lemma of `part` where it ends a compound, folded: a noun where it might also be a verb,
  // "raad" for the "raden" of "veiligheidsraden".
  std::string lemma_of_end(std::string_view part) const;

  // The name of the algorithm that this Xapian has: part of an index's identity.
  const std::string& algorithm() const { return algorithm_; }

 private:
  struct Snowball;

  std::size_t start_of_head(std::string_view word) const;
  bool is_inflected(const BaseProposal& proposal) const;
  std::string lemma_of_unknown(const std::string& word) const;

  const Lexicon* lexicon_;
  std::string algorithm_;
  std::unique_ptr<Snowball> snowball_;
};

}  // namespace briefkamer::indexer
