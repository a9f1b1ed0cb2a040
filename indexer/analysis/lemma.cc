#include "indexer/analysis/lemma.h"

#include <xapian.h>

#include <algorithm>
#include <stdexcept>

#include "indexer/analysis/compound.h"
#include "indexer/lexicon/inflection.h"
#include "indexer/lexicon/lexicon_key.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kMaxSnowball = 64;  // longer ones are no words
constexpr std::size_t kMinBase = 4;
constexpr std::size_t kMinHead = 6;
constexpr std::size_t kMinBeforeHead = 3;
constexpr std::size_t kMinKnownStem = 5;

// Ends "gevangeniswezen"; there are no compounds of its other reading, orphans.
constexpr std::string_view kExistence = "wezen";

// The first algorithm of kSnowballAlgorithm that `available`, as Xapian lists them, has.
std::string choose_algorithm(std::string_view available) {
  std::string_view wanted = kSnowballAlgorithm;
  const std::string all = " " + std::string(available) + " ";
  while (!wanted.empty()) {
    const auto space = std::min(wanted.find(' '), wanted.size());
    const std::string name(wanted.substr(0, space));
    if (all.find(" " + name + " ") != all.npos) return name;
    wanted.remove_prefix(std::min(space + 1, wanted.size()));
  }
  throw std::runtime_error("this Xapian has no Snowball algorithm for Dutch");
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "19e", "1ste": the number. Nothing for other words.
std::string_view ordinal(std::string_view word) {
  const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const std::string_view ending = word.substr(digits);
  const bool is_ordinal = ending == "e" || ending == "ste" || ending == "de";
  return digits > 0 && is_ordinal ? word.substr(0, digits) : std::string_view();
}

// Words in -heid, -ing and -teit, of which there are always new ones: the singular, without the
// linking s of "luchtverdedigings- en". Empty for others.
std::string derived_noun(const std::string& word) {
  for (const char* ending : {"heid", "ing", "teit"}) {
    if (word.ends_with(ending)) return word;
    if (word.ends_with(std::string(ending) + 's')) return word.substr(0, word.size() - 1);
  }
  if (word.ends_with("heden")) return word.substr(0, word.size() - 5) + "heid";
  const bool plural = word.ends_with("ingen") || word.ends_with("teiten");
  return plural ? word.substr(0, word.size() - 2) : std::string();
}

std::string_view without_genitive(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with("'")) word.remove_suffix(1);
  return word;
}

}  // namespace

struct Lemmatizer::Snowball {
  Xapian::Stem stem;
};

Lemmatizer::Lemmatizer(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      algorithm_(choose_algorithm(Xapian::Stem::get_available_languages())),
      snowball_(std::make_unique<Snowball>(Snowball{Xapian::Stem(algorithm_)})) {}

Lemmatizer::~Lemmatizer() = default;

std::string Lemmatizer::lemma(std::string_view word) const {
  std::string key = lexicon_key(word);
  if (key.empty()) return std::string(word);
  const LexiconEntry* entry = lexicon_->find(key);
  if (const auto bare = without_genitive(word); !entry && !bare.empty() && bare != word) {
    key = lexicon_key(bare);
    entry = lexicon_->find(key);
  }
  return entry ? lexicon_->graph().word(entry->lemma) : lemma_of_unknown(key);
}

// Whether the lexicon has the base, as a word of the kind that is inflected like this.
bool Lemmatizer::is_inflected(const BaseProposal& proposal) const {
  const LexiconEntry* base = lexicon_->find(proposal.base);
  if (!base || proposal.base.size() < kMinBase) return false;
  const bool participle = base->traits & kVerb && proposal.base.ends_with("d");
  return base->traits & (kNoun | kAdjective) || participle;
}

std::string Lemmatizer::lemma_of_end(std::string_view part) const {
  const LexiconEntry* entry = lexicon_->find(part);
  const bool infinitive = entry && entry->traits & kVerb && part.ends_with("en") &&
                          lexicon_->graph().word(entry->lemma) == part;
  if (!infinitive || part == kExistence) return lemma(part);
  for (const BaseProposal& proposal : proposed_bases(part)) {
    const LexiconEntry* base = lexicon_->find(proposal.base);
    const bool noun = base && base->traits & kNoun && base->traits & kEnds;
    if (proposal.ending == Ending::kPlural && noun) return lemma(proposal.base);
  }
  return lemma(part);
}

// Where the last part of a compound starts, else the longest word that `word` ends in and that can
// be what is inflected: "installaties" in "ontgassingsinstallaties". 0 for none.
std::size_t Lemmatizer::start_of_head(std::string_view word) const {
  const auto parts = split_compound(*lexicon_, word);
  if (!parts.empty()) return parts.back().start;
  for (std::size_t start = kMinBeforeHead; start + kMinHead <= word.size(); ++start) {
    const LexiconEntry* head = lexicon_->find(word.substr(start));
    if (head && head->traits & (kNoun | kAdjective) && !(head->traits & kName)) return start;
  }
  return 0;
}

std::string Lemmatizer::lemma_of_unknown(const std::string& word) const {
  if (const auto number = ordinal(word); !number.empty()) return std::string(number);
  if (std::ranges::any_of(word, is_digit) || word.size() > kMaxSnowball) return word;
  if (std::string noun = derived_noun(word); !noun.empty()) return noun;
  if (const std::size_t start = start_of_head(word); start > 0) {
    return word.substr(0, start) + lemma_of_end(std::string_view(word).substr(start));
  }
  for (const BaseProposal& proposal : proposed_bases(word)) {
    if (is_inflected(proposal)) return lemma(proposal.base);
  }
  const std::string stem = snowball_->stem(word);
  const LexiconEntry* known = lexicon_->find(stem);
  if (!known) return stem.empty() ? word : stem;
  // A stem that is a known word of its own must not draw this one to it by accident ("over").
  return stem.size() < kMinKnownStem ? word : lexicon_->graph().word(known->lemma);
}

}  // namespace briefkamer::indexer
