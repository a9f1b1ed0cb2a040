#include "corpus/fold.h"

namespace briefkamer::corpus {
namespace {

constexpr std::string_view kAscii =
    "................................................0123456789......."
    "abcdefghijklmnopqrstuvwxyz......abcdefghijklmnopqrstuvwxyz.....";
static_assert(kAscii.size() == 128 && kAscii['A'] == 'a' && kAscii['z'] == 'z');

// Base letters of U+00C0 to U+017F.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

std::string_view two_letters(unsigned code) {
  switch (code) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDF:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

// Calls each(character) for the characters of the folded text, until one returns false.
template <typename Each>
void each_folded(std::string_view text, Each each) {
  bool gap = false, started = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letters, length] = fold_at(text, at);
    at += length;
    if (letters.empty()) {
      gap = started;
      continue;
    }
    if (gap && !each(' ')) return;
    for (const char letter : letters) {
      if (!each(letter)) return;
    }
    gap = false;
    started = true;
  }
}

}  // namespace

FoldedCharacter fold_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  if (first < 0x80) {
    return {kAscii[first] == '.' ? std::string_view() : kAscii.substr(first, 1), 1};
  }
  if (first < 0xC3 || first > 0xC5 || at + 1 == text.size() || (byte(at + 1) & 0xC0) != 0x80) {
    return {{}, 1};
  }
  const unsigned code = (first & 0x1F) << 6 | (byte(at + 1) & 0x3F);
  if (const auto letters = two_letters(code); !letters.empty()) return {letters, 2};
  const auto letter = kLatin.substr(code - 0xC0, 1);
  return {letter == "." ? std::string_view() : letter, 2};
}

std::string fold_words(std::string_view text) {
  std::string folded;
  each_folded(text, [&](char letter) {
    folded += letter;
    return true;
  });
  return folded;
}

bool folds_to(std::string_view text, std::string_view folded) {
  std::size_t at = 0;
  bool same = true;
  each_folded(text, [&](char letter) {
    same = at < folded.size() && folded[at] == letter;
    ++at;
    return same;
  });
  return same && at == folded.size();
}

}  // namespace briefkamer::corpus
