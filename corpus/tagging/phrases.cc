#include "corpus/tagging/phrases.h"

#include <algorithm>
#include <tuple>

#include "corpus/fold.h"

namespace briefkamer::corpus {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// How many bytes of what may stand between the words of one name begin `text`: spaces, hyphens,
// slashes, commas, apostrophes and their typographic forms. 0 for anything else.
std::size_t joint(std::string_view text) {
  switch (text.front()) {
    case ' ':
    case '-':
    case '/':
    case ',':
    case '\'':
    case '&':
      return 1;
    case '\xc2':  // the typographic ones begin with these two bytes
    case '\xe2':
      break;
    default:
      return 0;
  }
  for (const std::string_view mark :
       {"\u00a0", "\u2010", "\u2011", "\u2013", "\u2018", "\u2019", "\u202f"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace

FoldedText fold_text(std::string_view text) {
  FoldedText folded;
  folded.letters.reserve(text.size());
  folded.offsets.reserve(text.size());
  folded.ends.reserve(text.size());
  const auto add = [&](char letter, std::size_t at, std::size_t end) {
    folded.letters += letter;
    folded.offsets.push_back(static_cast<std::uint32_t>(at));
    folded.ends.push_back(static_cast<std::uint32_t>(end));
  };
  enum { kNone, kJoint, kBreak } gap = kNone;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letters, length] = fold_at(text, at);
    if (letters.empty()) {
      const auto bytes = joint(text.substr(at));
      if (bytes == 0) gap = kBreak;
      if (gap == kNone) gap = kJoint;
      at += std::max(bytes, length);
      continue;
    }
    for (const char letter : letters) {
      const bool first = folded.letters.empty();
      if (!first && (gap != kNone || is_digit(folded.letters.back()) != is_digit(letter))) {
        add(' ', at, at);
        if (gap == kBreak) add(' ', at, at);
      }
      add(letter, at, at + length);
      gap = kNone;
    }
    at += length;
  }
  return folded;
}

Phrases::Phrases(std::vector<Phrase> phrases) {
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
    return std::tie(a.letters, a.ending, a.value) < std::tie(b.letters, b.ending, b.value);
  });
  phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
  // Breadth first: the children of a node stand beside each other. A node is the phrases that
  // begin alike, which stand beside each other too.
  struct Range {
    std::size_t first, last, depth;
  };
  std::vector<Range> ranges{{0, phrases.size(), 0}};
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    auto [first, last, depth] = ranges[i];
    Node node;
    node.first_phrase = static_cast<std::uint32_t>(terminals_.size());
    for (; first < last && phrases[first].letters.size() == depth; ++first) {
      terminals_.push_back({phrases[first].ending, phrases[first].value});
      ++node.phrases;
    }
    node.first_child = static_cast<std::uint32_t>(ranges.size());
    while (first < last) {
      const char letter = phrases[first].letters[depth];
      std::size_t end = first;
      while (end < last && phrases[end].letters[depth] == letter) ++end;
      node.children |= std::uint64_t{1} << symbol(letter);
      ranges.push_back({first, end, depth + 1});
      first = end;
    }
    nodes_.push_back(node);
  }
}

bool Phrases::fits(Ending ending, std::string_view rest) {
  rest = rest.substr(0, rest.find(' '));
  if (rest.empty() || ending == Ending::kAny || rest == "s") return true;
  return ending == Ending::kInflected && (rest == "e" || rest == "n" || rest == "en");
}

}  // namespace briefkamer::corpus
