#include "indexer/analysis/compound.h"

#include <algorithm>
#include <array>
#include <limits>

#include "indexer/analysis/compound_rules.h"

namespace briefkamer::indexer {
namespace {

// All costs are natural logarithms: how much rarer one reading is than another. They were chosen
// on compounds taken apart by hand; what a part costs is in the lexicon.
constexpr float kUnmarked = 2.5F;   // a part that the dictionary does not mark as one
constexpr float kCollision = 3.5F;  // parts that would not be written together

// To leave a word whole costs, beside its own cost:
constexpr float kUnknownWhole = 34.0F;  // when no list has it; this is the whole cost
constexpr float kListedWhole = 10.0F;
constexpr float kPartWhole = 7.0F;       // when it can be a part of others itself
constexpr float kShortPartWhole = 3.2F;  // the same, when it is shorter than kLongPart
constexpr float kInnerWhole = 5.0F;      // when it is the part that is about to be taken apart
constexpr float kLongWhole = 0.6F;       // for each letter over kLongWord

constexpr std::size_t kLongPart = 9;
constexpr std::size_t kLongWord = 11;
constexpr std::size_t kMinLength = 6;
constexpr std::size_t kMaxLength = 64;

constexpr float kNever = std::numeric_limits<float>::infinity();

struct Step {
  float cost = kNever;
  std::size_t from = 0;
};

// Finds the cheapest way to read a word as a row of parts.
class Splitter {
 public:
  // `inner`: the word is itself a part of a compound.
  Splitter(const Lexicon& lexicon, std::string_view word, bool inner)
      : lexicon_(lexicon), word_(word), inner_(inner) {}

  // Empty when to leave the word whole is cheaper.
  std::vector<Stretch> parts() {
    steps_[0].cost = 0;
    for (std::size_t start = 0; start < word_.size(); ++start) {
      if (steps_[start].cost < kNever) add_parts_from(start);
    }
    if (steps_[word_.size()].cost >= cost_of_whole()) return {};
    std::vector<Stretch> parts;
    for (std::size_t end = word_.size(); end > 0; end = steps_[end].from) {
      const std::size_t from = steps_[end].from;
      parts.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(end - from)});
    }
    std::ranges::reverse(parts);
    return parts;
  }

 private:
  void add_parts_from(std::size_t start) {
    const WordGraph& graph = lexicon_.graph();
    WordGraph::Walk walk;
    for (std::size_t end = start + 1; end <= word_.size(); ++end) {
      if (!graph.step(walk, word_[end - 1])) return;
      if (!walk.final || end - start == word_.size()) continue;
      const float cost = steps_[start].cost + cost_of_part(start, end, lexicon_.entry(walk.number));
      if (cost < steps_[end].cost) steps_[end] = {cost, start};
    }
  }

  float cost_of_part(std::size_t start, std::size_t end, const LexiconEntry& entry) const {
    const std::string_view part = word_.substr(start, end - start);
    const bool last = end == word_.size();
    const bool marked = entry.traits & (last ? kEnds : kBegins | kContinues);
    if (!marked && !may_be_unmarked(entry, part, last)) return kNever;
    const auto position = last         ? Position::kLast
                          : start == 0 ? Position::kFirst
                                       : Position::kMiddle;
    if (is_no_part(part, position)) return kNever;
    float cost = own_cost(entry);
    if (!marked) cost += kUnmarked;
    if (start > 0 && collide(word_.substr(0, start), part, last)) cost += kCollision;
    return cost;
  }

  static bool may_be_unmarked(const LexiconEntry& entry, std::string_view part, bool last) {
    if (entry.traits & kName || !(entry.traits & kListed)) return false;
    if (last && !(entry.traits & (kNoun | kAdjective))) return false;
    if (part.size() > 3) return true;
    return part.size() == 3 && entry.traits & (last ? kNoun : kNoun | kVerb | kAdjective);
  }

  float cost_of_whole() const {
    const LexiconEntry* entry = lexicon_.find(word_);
    const std::size_t beyond = word_.size() > kLongWord ? word_.size() - kLongWord : 0;
    const float longer = kLongWhole * static_cast<float>(beyond);
    const bool known = entry && entry->traits & ~unsigned{kName};
    if (!known) return kUnknownWhole + longer;
    if (inner_) return own_cost(*entry) + kInnerWhole + longer;
    if (!(entry->traits & (kBegins | kContinues | kEnds))) {
      return own_cost(*entry) + kListedWhole + longer;
    }
    return own_cost(*entry) + (word_.size() < kLongPart ? kShortPartWhole : kPartWhole) + longer;
  }

  static float own_cost(const LexiconEntry& entry) { return static_cast<float>(entry.cost) / 256; }

  const Lexicon& lexicon_;
  std::string_view word_;
  bool inner_;
  std::array<Step, kMaxLength + 1> steps_;
};

bool stays_whole(const Lexicon& lexicon, std::string_view word) {
  if (word.size() < kMinLength || word.size() > kMaxLength) return true;
  const LexiconEntry* entry = lexicon.find(word);
  if (!entry) return false;
  if (entry->traits & kName) return true;
  return entry->traits & kVerb && !(entry->traits & kNoun);
}

// "belangrijkste" is whole as "belangrijk" is. Of nouns that says nothing: many plurals are marked
// as parts of compounds, and their singulars are not.
bool is_of_whole_word(const Lexicon& lexicon, std::string_view word) {
  const LexiconEntry* entry = lexicon.find(word);
  if (!entry) return false;
  const unsigned traits = lexicon.entry(entry->lemma).traits;
  if (traits & kNoun || !(traits & (kVerb | kAdjective))) return false;
  const std::string lemma = lexicon.graph().word(entry->lemma);
  if (lemma == word) return false;
  return stays_whole(lexicon, lemma) || Splitter(lexicon, lemma, false).parts().empty();
}

}  // namespace

std::vector<Stretch> split_compound(const Lexicon& lexicon, std::string_view word) {
  if (stays_whole(lexicon, word) || is_of_whole_word(lexicon, word)) return {};
  std::vector<Stretch> smallest;
  for (const Stretch& part : Splitter(lexicon, word, false).parts()) {
    std::vector<Stretch> inner;
    const std::string_view text = word.substr(part.start, part.length);
    if (part.length >= kLongPart) inner = Splitter(lexicon, text, true).parts();
    if (inner.empty()) smallest.push_back(part);
    for (Stretch stretch : inner) {
      stretch.start = static_cast<std::uint16_t>(stretch.start + part.start);
      smallest.push_back(stretch);
    }
  }
  return smallest;
}

std::vector<Stretch> inner_compounds(const Lexicon& lexicon, std::string_view word,
                                     const std::vector<Stretch>& parts) {
  std::vector<Stretch> found;
  for (std::size_t first = 0; first < parts.size(); ++first) {
    for (std::size_t last = first + 1; last < parts.size(); ++last) {
      if (first == 0 && last + 1 == parts.size()) continue;
      const auto end = parts[last].start + parts[last].length;
      const auto length = static_cast<std::size_t>(end - parts[first].start);
      std::string_view text = word.substr(parts[first].start, length);
      const LexiconEntry* entry = lexicon.find(text);
      if (!entry && text.ends_with('s')) {
        text.remove_suffix(1);
        entry = lexicon.find(text);
      }
      if (!entry || entry->traits & kName) continue;
      found.push_back({parts[first].start, static_cast<std::uint16_t>(text.size())});
    }
  }
  return found;
}

}  // namespace briefkamer::indexer
