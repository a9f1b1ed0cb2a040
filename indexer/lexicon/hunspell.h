// Reads a Hunspell dictionary of Dutch (nl.dic, nl.aff) and gives every form that its rules make.
// Words become keys of the lexicon on reading (indexer/lexicon/lexicon_key.h), and so do the rules.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace briefkamer::indexer {

// A flag is two letters, as "FLAG long" in nl.aff says.
using Flags = std::string;  // their letters one after another
bool has_flag(std::string_view flags, std::string_view flag);

// Whether a word as it is spelled is a name: its last part has a capital letter ("NAVO-top" is
// not).
bool is_capitalised(std::string_view word);

// An entry of nl.dic.
struct DictionaryEntry {
  std::string word;  // its key in the lexicon
  Flags flags;
  bool capitalised;
};

// A form made from an entry by at most one prefix and one suffix.
struct DictionaryForm {
  std::string word;
  std::string base;    // the entry with the same prefix: "aangeven" for "aangevend"
  std::string suffix;  // flag of the suffix; empty without
  Flags flags;         // of the entry when there is no suffix, else what the suffix adds
};

class Hunspell {
 public:
  // Throws std::runtime_error, naming the file, if one cannot be read or is no such dictionary.
  Hunspell(const std::filesystem::path& affixes, const std::filesystem::path& words);

  // In the order of the file; words that are marked as wrong or that no key stands for are left
  // out.
  const std::vector<DictionaryEntry>& entries() const { return entries_; }

  // The entry itself comes first. Forms that only serve to take a hyphen are left out.
  std::vector<DictionaryForm> forms(const DictionaryEntry& entry) const;

 private:
  struct Affix {
    std::string strip;
    std::string add;
    std::string condition;
    Flags flags;
  };

  void read_affixes(const std::filesystem::path& path);
  void read_words(const std::filesystem::path& path);
  void add_suffixed(const DictionaryEntry& entry, const std::string& prefix,
                    std::vector<DictionaryForm>& forms) const;

  std::map<std::string, std::vector<Affix>, std::less<>> suffixes_;
  std::map<std::string, std::string, std::less<>> prefixes_;  // flag to what it puts before
  std::vector<DictionaryEntry> entries_;
};

}  // namespace briefkamer::indexer
