#include "indexer/analysis/institutions.h"

#include <algorithm>
#include <iterator>

namespace briefkamer::indexer {
namespace {

// In byte order, all of them.
constexpr std::string_view kFirsts[] = {"begrotings", "belasting", "defensie",   "gemeente",
                                        "kabinets",   "kamer",     "minister",   "ministers",
                                        "overheids",  "politie",   "provincie",  "regerings",
                                        "rijks",      "staats",    "veiligheids"};

constexpr std::string_view kLasts[] = {
    "akkoord",     "akkoorden",  "autoriteit", "begroting", "begrotingen", "besluit",
    "besluiten",   "brief",      "brieven",    "code",      "commissie",   "commissies",
    "conferentie", "dienst",     "diensten",   "fonds",     "fondsen",     "inspectie",
    "ministerie",  "nota",       "plan",       "programma", "raad",        "rapport",
    "regeling",    "regelingen", "richtlijn",  "verdrag",   "verordening", "wet",
    "wetboek",     "wetten"};

// Families and hamlets have these ends, whatever they begin with.
constexpr std::string_view kNameEnds[] = {
    "beek", "berg", "bergen", "bos",  "brug", "burg", "daal", "dal",  "dam",  "dijk", "dorp",
    "gat",  "hof",  "horst",  "hout", "huis", "laar", "land", "man",  "mans", "meer", "mond",
    "poel", "stad", "stein",  "veen", "veld", "weg",  "wijk", "wold", "zand", "zijl"};

constexpr std::size_t kLongFirst = 5;  // letters: shorter ones begin names of all kinds

bool is_among(const auto& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

}  // namespace

bool is_institution(std::string_view word, const std::vector<Stretch>& parts) {
  const auto text = [&](const Stretch& part) { return word.substr(part.start, part.length); };
  const std::string_view first = text(parts.front());
  const std::string_view last = text(parts.back());
  if (is_among(kFirsts, first)) return !is_among(kNameEnds, last);
  return first.size() >= kLongFirst && is_among(kLasts, last);
}

}  // namespace briefkamer::indexer
