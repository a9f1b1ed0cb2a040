// The lexicon's file, as it is written at build time and mapped when a program starts: a header,
// the arrows of the words' graph, one entry a word in the words' order. In the machine's own byte
// order; the checksum covers everything after the header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace briefkamer::indexer {

inline constexpr std::uint64_t kLexiconMagic = 0x7863696c666b7262;  // "brkflicx"
inline constexpr std::uint32_t kLexiconVersion = 1;

struct LexiconHeader {
  std::uint64_t magic;
  std::uint32_t version;
  std::uint32_t arrows;
  std::uint32_t words;
  std::uint32_t unused;
  std::uint64_t checksum;
};
static_assert(sizeof(LexiconHeader) == 32);

// A hash of data whose size is a multiple of eight bytes.
inline std::uint64_t checksum(std::span<const std::uint64_t> data) {
  std::uint64_t hash = 0x9e3779b97f4a7c15;
  for (const std::uint64_t value : data) {
    hash = (hash ^ value) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  return hash;
}

}  // namespace briefkamer::indexer
