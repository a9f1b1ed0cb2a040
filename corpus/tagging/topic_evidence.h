// Which topics a letter has, by the triggers that were found in it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

// A trigger that stands in the letter.
struct TriggerHit {
  std::size_t topic = 0;    // index in Vocabulary::topics
  std::size_t trigger = 0;  // index in its triggers
  bool in_heading = false;
  Place place;
};

// The evidence for one topic, from its hits; `words` is the length of the letter.
double evidence(const Topic& topic, const std::vector<TriggerHit>& hits, std::size_t words);

// The topics that `hits` are enough evidence for, and those that `themes` name, strongest first;
// each is followed by its parents.
std::vector<Tag> topics_shown(const Vocabulary& vocabulary, const std::vector<TriggerHit>& hits,
                              std::size_t words, const std::vector<std::string>& themes);

}  // namespace briefkamer::corpus
