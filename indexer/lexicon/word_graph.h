// A sorted list of words as a minimal acyclic automaton: words share their beginnings and their
// ends, so that half a million Dutch words fit in a few megabytes and can be used as they lie in
// a mapped file. A word's number is its rank in byte order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

// One arrow of the automaton; a node is the index of its first arrow. An arrow knows how many
// words come before those that take it, which makes numbers out of walks.
struct Arrow {
  std::uint32_t target;     // first arrow of the node it leads to; 0 is a node without arrows
  std::uint32_t skip : 24;  // words of this node that come before this arrow's
  std::uint32_t label : 6;  // letter, see label_of()
  std::uint32_t final : 1;  // a word ends after this arrow
  std::uint32_t last : 1;   // no further arrow leaves the node
};
static_assert(sizeof(Arrow) == 8);

// The letters of words in a graph: a to z. 0 for anything else.
std::uint32_t label_of(char letter);

// A view on arrows that outlive it. All walks start at arrow 1.
class WordGraph {
 public:
  WordGraph() = default;
  explicit WordGraph(std::span<const Arrow> arrows) : arrows_(arrows) {}

  std::optional<std::uint32_t> find(std::string_view word) const;

  // The word with this number, which must be less than the number of words.
  std::string word(std::uint32_t number) const;

  // A walk through the graph, letter by letter.
  struct Walk {
    std::uint32_t node = 1;
    std::uint32_t number = 0;  // of the word that ends here, if one does
    bool final = false;
  };

  // Follows `letter`; false, and the walk is over, when no word goes on with it.
  bool step(Walk& walk, char letter) const;

 private:
  std::span<const Arrow> arrows_;
};

// The arrows of the automaton for `words`, which must be in strict byte order and consist of the
// letters that label_of() knows. Arrow 0 is no arrow. The same words give the same arrows.
std::vector<Arrow> build_word_graph(std::span<const std::string> words);

}  // namespace briefkamer::indexer
