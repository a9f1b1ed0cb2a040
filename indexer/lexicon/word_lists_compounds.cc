#include <map>

#include "indexer/lexicon/irregular.h"
#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/word_lists.h"

// Which words may be parts of compounds, where the dictionary does not say so.
namespace briefkamer::indexer {
namespace {

constexpr int kEnoughUses = 2;

}  // namespace

// What may end a compound may do so in all its forms.
void WordLists::mark_forms_of_ends() {
  for (auto& [form, word] : words_) {
    const auto lemma = words_.find(word.group);
    if (lemma == words_.end() || !(word.traits & kNoun) || word.traits & kLinkOnly) continue;
    if (lemma->second.traits & kEnds) word.traits |= kEnds;
  }
}

// "raads" in "raadslid": the dictionary does not say which nouns take an s before another, but
// words that only make sense so do.
void WordLists::add_linking_forms() {
  std::map<std::string, int> uses;
  for (const auto& [form, word] : words_) {
    if (!(word.traits & kListed) || !word.lower) continue;
    for (std::size_t i = 4; i + 4 <= form.size(); ++i) {
      if (form[i - 1] != 's' || has(form.substr(i - 1)) || !is_noun(form.substr(i))) continue;
      const std::string noun = form.substr(0, i - 1);
      if (!noun.ends_with("s") && is_noun(noun) && words_[noun].group == noun) ++uses[noun];
    }
  }
  for (const auto& [noun, count] : uses) {
    if (count < kEnoughUses) continue;
    Word& linked = words_[noun + "s"];
    if (linked.traits == 0) linked.traits = kLinkOnly;
    if (linked.group.empty()) linked.group = noun;
    linked.lower = true;
    linked.traits |= kBegins | kContinues;
  }
}

bool WordLists::is_noun(const std::string& form) const {
  const auto known = words_.find(form);
  return known != words_.end() && known->second.traits & kNoun && known->second.traits & kListed &&
         known->second.lower;
}

// "Kamerbrief" is no name for all its capital.
void WordLists::free_compounds_of_institutions() {
  for (std::string_view institution : institutions()) {
    for (auto word = words_.lower_bound(institution);
         word != words_.end() && word->first.starts_with(institution); ++word) {
      if (is_noun(word->first.substr(institution.size()))) word->second.lower = true;
    }
  }
}

// "bio" in "biobrandstof".
void WordLists::add_first_parts() {
  for (std::string_view part : first_parts()) {
    Word& word = words_[std::string(part)];
    if (word.group.empty()) word.group = part;
    word.lower = true;
    word.traits |= kBegins;
  }
}

}  // namespace briefkamer::indexer
