// Compiles word lists of Dutch into the lexicon's file.
#pragma once

#include <filesystem>

namespace briefkamer::indexer {

struct LexiconSources {
  std::filesystem::path affixes;     // nl.aff
  std::filesystem::path dictionary;  // nl.dic
  std::filesystem::path words;       // wdutch's list, one word a line
};

// Writes the lexicon to `path`, in place of what was there. The same sources give the same bytes.
// Throws std::runtime_error, naming the file, if a source cannot be read or `path` not be written.
void build_lexicon(const LexiconSources& sources, const std::filesystem::path& path);

}  // namespace briefkamer::indexer
