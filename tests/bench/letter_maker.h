// Makes up letters for measuring: as long, as alike and as unlike as real ones. The same seed makes
// the same letters.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::bench {

// What one letter keeps coming back to.
struct Theme {
  std::size_t home = 0;                 // a place in the sample letters
  std::vector<std::string_view> words;  // of the lexicon
};

// Running text: a walk over the words of the sample letters, from a word to one that stands behind
// it somewhere, with words of the lexicon put in by Zipf's law, so that vocabulary goes on growing.
class TextMaker {
 public:
  // `letters` is a folder of letters in plain text, `words` a file with a word a line.
  TextMaker(const std::filesystem::path& letters, const std::filesystem::path& words);

  // Words of the lexicon that letters on the same `topic` share.
  std::vector<std::string_view> topic_words(std::string_view topic) const;

  Theme theme(std::mt19937& random, const std::vector<std::string_view>& topic_words) const;

  // `count` words; each `paragraph` words a new line, unless it is 0.
  std::string text(std::mt19937& random, const Theme& theme, std::size_t count,
                   std::size_t paragraph) const;

 private:
  std::string_view rare(std::mt19937& random) const;
  std::size_t next_place(std::mt19937& random, const Theme& theme, std::size_t at) const;

  std::vector<std::string> known_;                  // different words of the letters
  std::vector<std::uint32_t> walk_;                 // the letters, as numbers of known_
  std::vector<std::vector<std::uint32_t>> places_;  // of each word in walk_
  std::vector<std::string> rare_;                   // the commonest first
};

inline constexpr unsigned kUsualWords = 600;

class LetterMaker {
 public:
  // Letters have about `words` words.
  LetterMaker(const TextMaker& text, const corpus::Vocabulary& vocabulary, unsigned seed,
              unsigned words = kUsualWords);

  // Some are many times as long as others. No two have the same id.
  corpus::Letter next();

 private:
  template <typename List>
  const auto& one_of(const List& list);
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string sentence(std::size_t least, std::size_t more);
  void add_sections(corpus::Letter& letter);
  void add_tags(corpus::Letter& letter);
  void add_citations(corpus::Letter& letter);

  const TextMaker& text_;
  const corpus::Vocabulary& vocabulary_;
  const unsigned words_;
  std::mt19937 random_;
  std::unordered_map<std::string, std::vector<std::string_view>> topic_words_;  // by topic
  Theme theme_;  // of the letter being made
  unsigned made_ = 0;
};

// Bytes of its text.
std::size_t text_bytes(const corpus::Letter& letter);

// As a ministry would send it, in plain text.
std::string plain_text(const corpus::Letter& letter, const corpus::Vocabulary& vocabulary);

}  // namespace briefkamer::bench
