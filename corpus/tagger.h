// Finds the missions and topics of a letter by the vocabulary, and keeps where it found each.
#pragma once

#include <memory>

#include "corpus/letter.h"
#include "corpus/vocabulary.h"

namespace briefkamer::corpus {

// Prepared once from a vocabulary; tagging is then one pass over the text. Safe to use from several
// threads at once.
class Tagger {
 public:
  // `vocabulary` must outlive the tagger.
  explicit Tagger(const Vocabulary& vocabulary);
  ~Tagger();

  // Fills in letter.missions and letter.topics, replacing what is there.
  //
  // Missions: the longest alias wins, on whole tokens. An abbreviation in capitals or mixed case of
  // at most 4 letters matches only as written ("eVA", not "Eva"). A short name that several
  // missions bear ("EUBAM") counts for the one whose country or region stands in the same sentence,
  // else for the one that the letter names in full elsewhere, else for none.
  //
  // Topics: evidence of triggers, most in the subject, then headings, then text; a topic counts
  // when its evidence passes a threshold that is written where it is used. A topic's parent is
  // always there with it.
  void tag(Letter& letter) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace briefkamer::corpus
