// The words of Dutch: which there are, of what kind, and with which lemma. Compiled from word
// lists when Briefkamer is built (indexer/lexicon/lexicon_builder.h) and mapped into memory as it
// is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "indexer/lexicon/word_graph.h"

namespace briefkamer::indexer {

// What is known of a form. A form may be several things at once.
enum Trait : std::uint16_t {
  kNoun = 1,
  kVerb = 2,
  kAdjective = 4,
  kName = 8,        // the lists have it with a capital only
  kBegins = 16,     // may begin a compound
  kContinues = 32,  // may stand inside a compound
  kEnds = 64,       // may end a compound
  kLinkOnly = 128,  // is no word by itself: "veiligheids"
  kListed = 256,    // stands in the general word list
};

struct LexiconEntry {
  std::uint32_t lemma;   // number of the lemma
  std::uint16_t traits;  // Trait
  std::uint16_t cost;    // of using it as a part of a compound, in 1/256; 0 is no part
};
static_assert(sizeof(LexiconEntry) == 8);

// The lexicon's file is missing, damaged or of another version. The message names the file.
struct LexiconError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Immutable; may be used by many threads at once. Words are folded (indexer/analysis/fold.h).
class Lexicon {
 public:
  // Maps the file at `path` and checks it. Throws LexiconError.
  explicit Lexicon(const std::filesystem::path& path);

  const WordGraph& graph() const { return graph_; }
  const LexiconEntry& entry(std::uint32_t number) const { return entries_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

  // Nothing for an unknown word.
  const LexiconEntry* find(std::string_view word) const;

  // Names content and format: equal identities give equal analyses.
  const std::string& identity() const { return identity_; }

 private:
  std::shared_ptr<const void> file_;
  WordGraph graph_;
  std::span<const LexiconEntry> entries_;
  std::string identity_;
};

}  // namespace briefkamer::indexer
