// Finds which of many phrases begin at a word of a text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::corpus {

// A text as phrases are compared with it: fold_words(), and a space between letters and digits
// besides, so that F-16, F16 and F 16 are the same. Where more than a hyphen, a comma or the like
// parts two words, a point or a quotation mark, there are two spaces: no phrase goes beyond.
struct FoldedText {
  std::string letters;
  std::vector<std::uint32_t> offsets;  // of each byte of `letters`: where it came from
  std::vector<std::uint32_t> ends;     // and where that character ended
};

FoldedText fold_text(std::string_view text);

// What may follow a phrase within its last word.
enum class Ending {
  kPlural,     // nothing or -s
  kInflected,  // nothing, -s, -e, -n or -en
  kAny,
};

struct Phrase {
  std::string letters;  // as in FoldedText
  Ending ending = Ending::kPlural;
  std::uint32_t value = 0;  // what it stands for

  bool operator==(const Phrase&) const = default;
};

// All phrases in one trie. It takes at most as many steps at a word as the longest phrase has
// letters, and mostly three or four.
class Phrases {
 public:
  explicit Phrases(std::vector<Phrase> phrases);

  // Calls found(end, value) for each phrase that begins at letters[start], where a word must
  // begin, the shortest first; letters[start, end) is the phrase itself, without its ending.
  template <typename Found>
  void match(std::string_view letters, std::size_t start, Found found) const {
    std::uint32_t at = 0;
    for (std::size_t end = start;; ++end) {
      const Node& node = nodes_[at];
      for (std::uint32_t i = 0; i < node.phrases; ++i) {
        const Terminal& terminal = terminals_[node.first_phrase + i];
        if (fits(terminal.ending, letters.substr(end))) found(end, terminal.value);
      }
      if (end == letters.size()) return;
      const std::uint64_t bit = std::uint64_t{1} << symbol(letters[end]);
      if ((node.children & bit) == 0) return;
      at = node.first_child + static_cast<std::uint32_t>(std::popcount(node.children & (bit - 1)));
    }
  }

 private:
  struct Node {
    std::uint64_t children = 0;  // a bit a symbol
    std::uint32_t first_child = 0;
    std::uint32_t first_phrase = 0;
    std::uint32_t phrases = 0;  // how many end here
  };
  struct Terminal {
    Ending ending;
    std::uint32_t value;
  };

  // In the order of the characters themselves, so that children follow their bits.
  static unsigned symbol(char letter) {
    if (letter == ' ') return 0;
    return static_cast<unsigned>(letter >= 'a' ? letter - 'a' + 11 : letter - '0' + 1);
  }
  static bool fits(Ending ending, std::string_view rest);

  std::vector<Node> nodes_;
  std::vector<Terminal> terminals_;
};

}  // namespace briefkamer::corpus
