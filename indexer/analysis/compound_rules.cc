#include "indexer/analysis/compound_rules.h"

#include <algorithm>
#include <iterator>

namespace briefkamer::indexer {
namespace {

// Words that stand in others without making them compounds, or look like endings.
constexpr std::string_view kNoParts[] = {
    "aan",    "aar",   "achtig", "af",    "als",  "baar",  "be",   "bij",    "dan",  "dat",
    "de",     "dele",  "den",    "der",   "die",  "dit",   "door", "een",    "eerd", "elen",
    "elijk",  "er",    "eren",   "erig",  "erij", "ering", "ers",  "esse",   "ge",   "haar",
    "heden",  "heid",  "hem",    "hen",   "her",  "het",   "hun",  "ie",     "iek",  "ige",
    "igen",   "in",    "ing",    "ingen", "is",   "isme",  "ist",  "ite",    "lijk", "loos",
    "loze",   "maar",  "mee",    "met",   "na",   "naar",  "niet", "nissen", "of",   "om",
    "on",     "onder", "ont",    "onze",  "ook",  "op",    "over", "ren",    "ring", "ringe",
    "ringen", "schap", "sel",    "ste",   "ster", "sters", "te",   "ten",    "ter",  "tie",
    "tijn",   "toe",   "tot",    "uit",   "van",  "ver",   "voor", "wel",    "zaam", "zij",
};

// Words that begin others without making them compounds.
constexpr std::string_view kNoFirsts[] = {"benoorden", "beoosten", "bewesten", "bezuiden",
                                          "overeen",   "para",     "trans",    "wan"};

// Words that end others without making them compounds.
constexpr std::string_view kNoLasts[] = {
    "schappen", "aars",     "aat",      "baarheid", "baren",       "dien",        "grafie",
    "houdend",  "houdende", "ing",      "kundig",   "kundige",     "ledig",       "ledige",
    "lering",   "loosheid", "matig",    "matige",   "matigheid",   "naars",       "rijk",
    "rijke",    "rijker",   "rijkheid", "vaardig",  "vaardige",    "vaardigheid", "ven",
    "vormig",   "vormige",  "waardig",  "waardige", "waardigheid", "waarts",      "zijds",
    "zinnig",   "zinnige",
};

// Vowels that would be read as one sound.
constexpr std::string_view kPairs[] = {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie",
                                       "ij", "oe", "oi", "oo", "ou", "ui", "uu"};
constexpr std::size_t kEndingLength = 4;  // of "king" and "pen", unlike "raad"

bool is_among(const auto& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

}  // namespace

bool is_no_part(std::string_view part, Position position) {
  return is_among(kNoParts, part) || (position == Position::kFirst && is_among(kNoFirsts, part)) ||
         (position == Position::kLast && is_among(kNoLasts, part));
}

bool collide(std::string_view left, std::string_view right, bool last) {
  const char pair[] = {left.back(), right.front()};
  const bool like_ending =
      last && right.size() <= kEndingLength && (right[1] == 'e' || right[1] == 'i');
  if (pair[0] == pair[1] && like_ending) return true;
  return is_among(kPairs, std::string_view(pair, 2));
}

}  // namespace briefkamer::indexer
