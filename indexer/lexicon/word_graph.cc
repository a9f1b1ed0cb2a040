#include "indexer/lexicon/word_graph.h"

#include <algorithm>
#include <map>
#include <utility>

namespace briefkamer::indexer {
namespace {

constexpr char letter_of(std::uint32_t label) {
  return static_cast<char>('a' + label - 1);
}

struct OpenArrow {
  std::uint32_t label;
  bool final;
  std::uint32_t node;   // finished node that it leads to
  std::uint32_t count;  // words that take it
  auto operator<=>(const OpenArrow&) const = default;
};
using OpenNode = std::vector<OpenArrow>;

// Builds the automaton from sorted words. The nodes on the way to the latest word are open; one
// that the next word does not pass is finished, and equal finished nodes are one.
class Builder {
 public:
  void add(std::string_view word) {
    std::size_t common = 0;
    const std::size_t limit = std::min(word.size(), latest_.size());
    while (common < limit && word[common] == latest_[common]) ++common;
    finish_from(common);
    for (std::size_t i = common; i < word.size(); ++i) {
      open_[i].push_back({label_of(word[i]), i + 1 == word.size(), 0, 0});
      if (open_.size() <= i + 1) open_.resize(i + 2);
    }
    latest_ = word;
  }

  std::vector<Arrow> finish() {
    finish_from(0);
    write_first(open_[0]);
    return std::move(arrows_);
  }

 private:
  // Finishes the open nodes deeper than `depth` letters.
  void finish_from(std::size_t depth) {
    for (std::size_t i = latest_.size(); i > depth; --i) {
      const auto [node, words] = finished(open_[i]);
      open_[i].clear();
      OpenArrow& arrow = open_[i - 1].back();
      arrow.node = node;
      arrow.count = words + (arrow.final ? 1 : 0);
    }
  }

  std::pair<std::uint32_t, std::uint32_t> finished(const OpenNode& node) {
    if (node.empty()) return {0, 0};
    std::uint32_t words = 0;
    for (const OpenArrow& arrow : node) words += arrow.count;
    const auto [known, is_new] = nodes_.try_emplace(node, 0);
    if (is_new) known->second = write(node);
    return {known->second, words};
  }

  std::uint32_t write(const OpenNode& node) {
    const auto first = static_cast<std::uint32_t>(arrows_.size());
    std::uint32_t skip = 0;
    for (const OpenArrow& arrow : node) {
      arrows_.push_back({arrow.node, skip & 0xffffff, arrow.label & 63, arrow.final, 0});
      skip += arrow.count;
    }
    arrows_.back().last = 1;
    return first;
  }

  // The root must be arrow 1: its arrows were kept free for it.
  void write_first(const OpenNode& root) {
    std::uint32_t skip = 0;
    for (std::size_t i = 0; i < root.size(); ++i) {
      arrows_[i + 1] = {root[i].node, skip & 0xffffff, root[i].label & 63, root[i].final,
                        i + 1 == root.size()};
      skip += root[i].count;
    }
  }

  static constexpr std::size_t kRootArrows = 26;
  std::vector<Arrow> arrows_ = std::vector<Arrow>(kRootArrows + 1, Arrow{0, 0, 0, 0, 1});
  std::vector<OpenNode> open_ = std::vector<OpenNode>(1);
  std::map<OpenNode, std::uint32_t> nodes_;
  std::string latest_;
};

}  // namespace

std::uint32_t label_of(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<std::uint32_t>(letter - 'a' + 1) : 0;
}

bool WordGraph::step(Walk& walk, char letter) const {
  const std::uint32_t label = label_of(letter);
  if (label == 0 || walk.node == 0) return false;
  const std::uint32_t before = walk.number + (walk.final ? 1 : 0);
  for (const Arrow* arrow = &arrows_[walk.node];; ++arrow) {
    if (arrow->label == label) {
      walk = {arrow->target, before + arrow->skip, arrow->final != 0};
      return true;
    }
    if (arrow->last) return false;
  }
}

std::optional<std::uint32_t> WordGraph::find(std::string_view word) const {
  Walk walk;
  for (char letter : word) {
    if (!step(walk, letter)) return std::nullopt;
  }
  return walk.final ? std::optional(walk.number) : std::nullopt;
}

std::string WordGraph::word(std::uint32_t number) const {
  std::string letters;
  for (std::uint32_t node = 1; node != 0;) {
    const Arrow* arrow = &arrows_[node];
    while (!arrow->last && arrow[1].skip <= number) ++arrow;
    letters += letter_of(arrow->label);
    number -= arrow->skip;
    if (arrow->final && number == 0) break;
    number -= arrow->final ? 1 : 0;
    node = arrow->target;
  }
  return letters;
}

std::vector<Arrow> build_word_graph(std::span<const std::string> words) {
  Builder builder;
  for (const std::string& word : words) builder.add(word);
  return builder.finish();
}

}  // namespace briefkamer::indexer
