// Finds the missions and topics of a letter by the vocabulary, and keeps where it found each.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

// Prepared once from a vocabulary; tagging is then one pass over the text. Safe to use from several
// threads at once.
class Tagger {
 public:
  // `vocabulary` must outlive the tagger.
  explicit Tagger(const Vocabulary& vocabulary);
  ~Tagger();

  // Fills in letter.missions, in the order of their first place, and letter.topics, the strongest
  // first and each followed by its parents, replacing what is there. `themes` are the official
  // subject labels that came with the letter ("Internationaal | Defensie").
  //
  // Missions: the longest name wins, on whole words; hyphens, spaces and nothing between its parts
  // are the same, as are capitals, accents, a plural -s and the Dutch and English names of a
  // country. An abbreviation in capitals or mixed case of at most 4 letters matches only as written
  // ("eVA", not "Eva"). A name that others bear too ("EUBAM") counts for the mission whose country
  // or region stands in the same sentence, else for the one that the letter names in full
  // elsewhere, else for none; if that leaves several, for the one that ran on the letter's date.
  //
  // Topics: evidence of triggers, most in the subject, then headings, then text; a topic counts
  // when its evidence passes a threshold that is written where it is used. A topic's parents are
  // always there with it, and so are the topics of the official themes.
  //
  // A place covers the name as it stands, or the word that a trigger matched. What is found in the
  // heading of a section has an empty place at the start of that section's text.
  void tag(Letter& letter, const std::vector<std::string>& themes = {}) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace briefkamer::corpus
