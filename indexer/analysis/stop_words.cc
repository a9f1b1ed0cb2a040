#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/analysis/analyzer.h"

namespace briefkamer::indexer {
namespace {

// Articles, pronouns, prepositions (m.b.t. is one too), conjunctions and auxiliaries, folded and in
// byte order. Words that also name something a reader may look for (kan, ge, tegen, onder) are not
// here.
constexpr std::array<std::string_view, 90> kStopWords{
    "aan",  "al",    "alle", "als",  "and",    "bij",    "daar",    "dan",   "dat",  "de",
    "der",  "deze",  "die",  "dit",  "doch",   "doen",   "door",    "dus",   "dwz",  "een",
    "en",   "er",    "haar", "had",  "heb",    "hebben", "heeft",   "hem",   "het",  "hier",
    "hij",  "hoe",   "hun",  "ik",   "in",     "is",     "ivm",     "je",    "kon",  "kunnen",
    "maar", "mbt",   "me",   "meer", "men",    "met",    "mij",     "mijn",  "moet", "na",
    "naar", "niet",  "nog",  "nu",   "of",     "om",     "omdat",   "ons",   "onze", "ook",
    "op",   "or",    "over", "tav",  "tbv",    "te",     "ten",     "ter",   "tgv",  "tot",
    "u",    "uit",   "uw",   "van",  "voor",   "waar",   "wanneer", "waren", "was",  "wat",
    "werd", "wezen", "wie",  "wij",  "worden", "wordt",  "zal",     "ze",    "zich", "zijn"};

static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

}  // namespace

bool is_stop_word(std::string_view surface) {
  return std::binary_search(kStopWords.begin(), kStopWords.end(), surface);
}

}  // namespace briefkamer::indexer
