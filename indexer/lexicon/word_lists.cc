#include "indexer/lexicon/word_lists.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "indexer/analysis/fold.h"
#include "indexer/lexicon/inflection.h"
#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/lexicon_key.h"
#include "indexer/lexicon/word_lists_rank.h"

namespace briefkamer::indexer {
namespace {

bool has_any(const Flags& flags, std::string_view first_letters, std::string_view seconds = "") {
  for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
    if (first_letters.find(flags[i]) == first_letters.npos) continue;
    if (seconds.empty() || seconds.find(flags[i + 1]) != seconds.npos) return true;
  }
  return false;
}

std::uint16_t compound_traits(const Flags& flags) {
  unsigned traits = 0;
  if (has_flag(flags, "Ca") || has_flag(flags, "Ce") || has_flag(flags, "CA")) traits |= kBegins;
  if (has_flag(flags, "Cb") || has_flag(flags, "Ce") || has_flag(flags, "CB")) traits |= kContinues;
  if (has_flag(flags, "Cc")) traits |= kEnds;
  if (has_flag(flags, "Cx")) traits |= kLinkOnly;
  return static_cast<std::uint16_t>(traits);
}

// Flags of a noun that has a plural or a diminutive of its own; Zi and Zj are mostly adjectives in
// -e that are used as a noun ("deskundige").
bool is_noun_flag(const Flags& flags) {
  return has_any(flags, "Y") || has_any(flags, "Z", "abcdefghuvx");
}
bool is_noun_in_e(const Flags& flags) {
  return has_any(flags, "Z", "ij");
}
bool is_adjective(const Flags& flags) {
  return has_any(flags, "A") && !has_flag(flags, "Ve");
}
// Of two equals, the one whose spelling is regular ("hele" is of "heel", not of "hel"), else the
// shorter ("winnen", not "gewinnen").
bool is_likelier(std::string_view form, std::string_view base, std::string_view other) {
  const auto regular =
      unspelled(form.substr(0, form.size() - (form.ends_with("n") ? 2 : 1))).front();
  if (base == regular || other == regular) return base == regular;
  return base.size() < other.size();
}
bool is_of_stem(std::string_view suffix) {
  return suffix == "V3" || suffix == "Vp" || suffix == "Vq";
}
bool has_comparative(const Flags& flags) {
  return has_any(flags, "A", "boq");
}
int rank_of_noun(const DictionaryForm& form) {
  if (is_noun_in_e(form.suffix)) return kNounInE;
  if (!form.word.ends_with("en")) return kNounForm;
  const auto rest = std::string_view(form.word).substr(0, form.word.size() - 2);
  return unspelled(rest).front() == form.base ? kNounForm : kUnlikelyNounForm;
}
bool is_comparative(std::string_view suffix) {
  constexpr std::string_view kComparatives[] = {"Ab", "Ac", "Ad", "Ae", "Ao",
                                                "Ap", "Aq", "As", "Ax", "Ay"};
  return std::ranges::find(kComparatives, suffix) != std::end(kComparatives);
}

}  // namespace

WordLists::Word& WordLists::word(std::string_view form, bool capitalised) {
  Word& word = words_[std::string(form)];
  word.lower = word.lower || !capitalised;
  return word;
}

void WordLists::offer(std::string_view form, std::string_view group, int rank) {
  const auto known = words_.find(form);
  if (known == words_.end() || known->second.rank < rank) return;
  if (known->second.rank == rank && !is_likelier(form, group, known->second.group)) return;
  known->second.rank = rank;
  known->second.group = group;
}

void WordLists::add(const Hunspell& dictionary) {
  for (const DictionaryEntry& entry : dictionary.entries()) {
    for (const DictionaryForm& form : dictionary.forms(entry)) add_form(form, entry);
  }
}

void WordLists::add_form(const DictionaryForm& form, const DictionaryEntry& entry) {
  Word& added = word(form.word, entry.capitalised);
  if (form.suffix.empty() && has_flag(entry.flags, "Vi")) verbs_.insert(form.word);
  if (has_flag(entry.flags, "Ve")) participles_.insert(form.word);
  added.traits = static_cast<std::uint16_t>(added.traits | compound_traits(form.flags));
  if (form.suffix.empty()) {
    add_base(form, added);
  } else if (form.suffix == "Zm") {
    added.traits |= kNoun;  // "deskundigheid" is a word of its own, and so its plural
    const bool plural = form.word.ends_with("heden");
    offer(form.word, plural ? form.base + "heid" : form.word, kNounForm);
  } else if (form.suffix == "Zk") {
    offer(form.word, form.base, kAdjectiveForm);
  } else if (form.suffix[0] == 'Z' || form.suffix[0] == 'Y') {
    added.traits |= kNoun;
    offer(form.word, form.base, rank_of_noun(form));
  } else if (form.suffix[0] == 'A') {
    added.traits |= kAdjective;
    if (is_adjective(entry.flags)) {
      const bool sure = is_comparative(form.suffix) || has_comparative(entry.flags);
      offer(form.word, form.base, sure ? kComparative : kAdjectiveForm);
    }
  } else if (form.suffix[0] == 'V') {
    added.traits |= kVerb;
    if (is_of_stem(form.suffix)) stems_.insert(form.base);
  } else if (form.suffix[0] == 'C') {
    offer(form.word, form.base, kNounForm);  // a linking s
  } else {
    offer(form.word, form.base, kGenitive);
  }
}

void WordLists::add_base(const DictionaryForm& form, Word& added) {
  if (is_noun_flag(form.flags)) {
    added.traits |= kNoun;
    offer(form.word, form.word, kNounItself);
  } else if (is_adjective(form.flags)) {
    added.traits |= kAdjective;
    offer(form.word, form.word, has_comparative(form.flags) ? kNounItself : kAdjectiveItself);
  } else if (has_any(form.flags, "L") && !form.word.ends_with("e")) {
    offer(form.word, form.word, kAdjectiveItself);  // "Nederlands"
    added.traits |= kAdjective;
  } else if (has_any(form.flags, "C") || is_noun_in_e(form.flags)) {
    if (has_any(form.flags, "VP")) return;
    added.traits |= kNoun;
    const bool sure =
        has_flag(form.flags, "Cc") || has_flag(form.flags, "Cd") || has_flag(form.flags, "Ch");
    offer(form.word, form.word, sure ? kPerhapsNoun : kItself);
  }
}

void WordLists::add_list(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  std::string line;
  while (std::getline(file, line)) {
    const std::string form = lexicon_key(fold(line));
    if (!is_lexicon_key(form)) continue;
    word(form, is_capitalised(line)).traits |= kListed;
  }
}

}  // namespace briefkamer::indexer
