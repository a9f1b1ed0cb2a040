#include "indexer/lexicon/part_costs.h"

#include <algorithm>
#include <cmath>

namespace briefkamer::indexer {
namespace {

// Marked in the dictionary, or a noun, an adjective or the stem of a verb.
bool may_begin(std::string_view form, const LexiconEntry& entry) {
  if (entry.traits & (kBegins | kContinues)) return form.size() >= 3;
  if (!(entry.traits & kListed) || entry.traits & kName || form.size() < 3) return false;
  if (form.size() >= 4 && entry.traits & kNoun) return true;
  return entry.traits & (kVerb | kAdjective) && !form.ends_with('e') && !form.ends_with("en") &&
         !form.ends_with('t') && !form.ends_with('d');
}

bool may_end(const LexiconEntry& entry, std::size_t length) {
  return length >= 3 && entry.traits & kNoun && !(entry.traits & (kName | kLinkOnly));
}

struct Halves {
  std::uint32_t first;
  std::uint32_t second;
};

// The ways to cut `word` in two words of which the first may begin a compound.
std::vector<Halves> halves(std::string_view word, const WordGraph& graph,
                           const std::vector<LexiconEntry>& entries) {
  std::vector<Halves> found;
  WordGraph::Walk walk;
  for (std::size_t i = 1; i + 3 <= word.size(); ++i) {
    if (!graph.step(walk, word[i - 1])) break;
    if (!walk.final || !may_begin(word.substr(0, i), entries[walk.number])) continue;
    const auto second = graph.find(word.substr(i));
    if (second && may_end(entries[*second], word.size() - i))
      found.push_back({walk.number, *second});
  }
  return found;
}

}  // namespace

void set_part_costs(std::span<const std::string> words, const WordGraph& graph,
                    std::vector<LexiconEntry>& entries) {
  std::vector<double> families(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!(entries[i].traits & kListed) || entries[i].traits & kName) continue;
    const auto ways = halves(words[i], graph, entries);
    for (const Halves& way : ways) {
      families[way.first] += 1.0 / static_cast<double>(ways.size());
      families[way.second] += 1.0 / static_cast<double>(ways.size());
    }
  }
  const double total = static_cast<double>(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double cost = std::log(total / (families[i] + 0.5));
    entries[i].cost = static_cast<std::uint16_t>(std::max(1.0, std::round(cost * 256)));
  }
}

}  // namespace briefkamer::indexer
