// Reads the lists of words, analysed by hand, that the Dutch analysis is measured against. They are
// no part of the project: a test that needs one skips itself where they are absent.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/lexicon.h"

namespace briefkamer::indexer {

inline const Lexicon& lexicon() {
  static const Lexicon kLexicon(LEXICON_FILE);
  return kLexicon;
}

// The lines of a list; none when it is absent.
inline std::vector<std::string> gold_lines(std::string_view name) {
  std::ifstream file(std::filesystem::path(SHARED_FOLDER) / "gold" / name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace briefkamer::indexer
