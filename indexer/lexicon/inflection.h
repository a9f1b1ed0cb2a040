// How Dutch spells its regular forms. These rules propose; a word list must confirm.
// All words are folded (indexer/analysis/fold.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

// What a word without its ending -en or -e may be: "brieven" without "en" is "brief", "huiz" is
// "huis", "lop" is "loop", "bakk" is "bak". The likeliest first; `rest` itself is among them.
std::vector<std::string> unspelled(std::string_view rest);

// The stems that an infinitive may have: "geven" gives "geef", "wandelen" "wandel" and "wandeel".
// Empty when `infinitive` does not end in -en.
std::vector<std::string> verb_stems(std::string_view infinitive);

// The particles and prefixes that `verb` begins with, the empty one among them: "" and "ver" for
// "verdelen".
std::vector<std::string_view> verb_prefixes(std::string_view verb);

// Every form that the regular verb `prefix` + `rest` has, given a stem of `rest`: "verdeelt",
// "verdeelde", "verdeeld", …
std::vector<std::string> regular_verb_forms(std::string_view prefix, std::string_view rest,
                                            std::string_view stem);

// Those with -ge- in the middle: "opgebouwd", "opgebouwde". Empty for "verdeeld" and "over".
std::vector<std::string> separated_participles(std::string_view prefix, std::string_view rest,
                                               std::string_view stem);

// The forms of `prefix` + an irregular verb with these past forms and this participle.
std::vector<std::string> irregular_verb_forms(std::string_view prefix, std::string_view forms,
                                              std::string_view participle);

// A base that a word may be an inflected form of.
enum class Ending { kPlural, kDiminutive, kAdjective };
struct BaseProposal {
  std::string base;
  Ending ending;
};
// The likeliest first.
std::vector<BaseProposal> proposed_bases(std::string_view word);

}  // namespace briefkamer::indexer
