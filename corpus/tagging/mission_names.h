// The names of missions: which phrases they are, and which mission a name means where it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

// A name of a mission, or a place that tells which mission is meant.
struct MissionName {
  enum class Kind { kOwn, kShared, kRegion };
  Kind kind = Kind::kOwn;
  std::size_t mission = 0;           // index in Vocabulary::missions
  std::vector<std::string> phrases;  // all spellings, folded
  std::string exact;                 // letters and digits to be matched as they are; else empty
};

// Every name of every mission, and the regions of those with a shared name.
std::vector<MissionName> mission_names(const Vocabulary& vocabulary);

// Whether `text`, a place where a phrase of `name` was found, is that name.
bool is_written(const MissionName& name, std::string_view text);

// Where names that could be meant stand in a letter. `sentence` numbers the sentences of all parts.
struct MissionHit {
  std::vector<const MissionName*> names;  // several when it is shared, or one
  Place place;
  std::size_t sentence = 0;
};

// The missions of a letter, in the order of their first hit: what is shared goes to one mission or
// none, as Tagger::tag() promises. `regions` are the places with their sentences; `year` is the
// letter's, 0 when it is not dated.
std::vector<Tag> missions_meant(const Vocabulary& vocabulary, const std::vector<MissionHit>& hits,
                                const std::vector<MissionHit>& regions, int year);

}  // namespace briefkamer::corpus
