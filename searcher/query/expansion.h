// What the words of a query stand for: an abbreviation its long form, and the other way round.
// Known from what the letters spell out (indexer/glossary.h), the curated list and the names of
// missions.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/tagging/vocabulary.h"

namespace briefkamer::searcher {

// Words [first, first + count) of a query, and the other names of what they mean.
struct Expansion {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<std::string> others;  // as written; of each, every word is in some letter

  bool operator==(const Expansion&) const = default;
};

// What a word or several words mean.
struct Expanded {
  std::vector<std::string> others;
  std::vector<std::string> meanings;  // of an ambiguous abbreviation, one name each; else empty

  bool operator==(const Expanded&) const = default;
};

// Prepared once from a vocabulary; safe to use from several threads at once.
class Expander {
 public:
  explicit Expander(const corpus::Vocabulary& vocabulary);

  // The other names of `text`, one word or several. None for an abbreviation with two or more
  // unrelated meanings; of a name with such an abbreviation, that one is left out. An abbreviation
  // of one or two letters, or that is also a stop word, must be written in capitals ("VS", "IS")
  // unless it is the `whole` query ("vs"; not "is"): in a sentence it may be a word.
  Expanded expand(std::string_view text, bool whole, const Xapian::Database& database) const;

  // The stretches of two or more of `words` that are one name, the longest first at each word, not
  // overlapping. An empty word belongs to no name.
  std::vector<Expansion> expand_together(const std::vector<std::string>& words,
                                         const Xapian::Database& database) const;

 private:
  struct Name {
    std::string text;    // as written
    std::string folded;  // corpus::fold_words()
    bool is_short = false;
  };
  // Names of one meaning.
  using Names = std::vector<Name>;

  void add_group(Names names);
  std::vector<Names> meanings(const std::string& folded, const Xapian::Database& database) const;
  bool is_ambiguous(const std::string& folded, const Xapian::Database& database) const;
  static bool is_short_in(const std::string& folded, const std::vector<Names>& meanings);
  static Name name_of(std::string text, bool is_short);
  static bool are_related(const Names& left, const Names& right, const std::string& except);

  std::vector<Names> groups_;
  std::unordered_map<std::string, std::vector<std::size_t>> groups_of_;  // by folded name
};

}  // namespace briefkamer::searcher
