#include <algorithm>
#include <vector>

#include "indexer/lexicon/inflection.h"
#include "indexer/lexicon/irregular.h"
#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/word_lists.h"
#include "indexer/lexicon/word_lists_rank.h"

// Gives every form its lemma, once all words are there.
namespace briefkamer::indexer {
namespace {

constexpr std::size_t kMinFirst = 3;  // letters of a first part
constexpr std::size_t kMinHead = 5;   // and of what follows

}  // namespace

void WordLists::lemmatise() {
  for (const IrregularVerb& verb : irregular_verbs()) verbs_.insert(std::string(verb.infinitive));
  add_verbs_with_first_words();
  add_irregular_forms();
  add_plural_entries();
  add_nouns_of_compounds();
  for (const std::string& infinitive : verbs_) conjugate(infinitive);
  lemmatise_the_rest();
  follow_bases();
  name_verbs();
  mark_forms_of_ends();
  add_linking_forms();
  add_first_parts();
  free_compounds_of_institutions();
}

void WordLists::add_irregular_forms() {
  for (std::string_view words = uninflected_words(); !words.empty();) {
    const auto space = std::min(words.find(' '), words.size());
    offer(words.substr(0, space), words.substr(0, space), kOverruled);
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  for (const auto& [form, lemma] : irregular_forms()) offer(form, lemma, kIrregular);
  for (const auto& [form, lemma] : overruled_forms()) {
    offer(form, (verbs_.contains(lemma) ? "#" : "") + std::string(lemma), kOverruled);
  }
}

// The dictionary has some plurals as entries of their own ("studenten").
void WordLists::add_plural_entries() {
  for (const auto& [form, word] : words_) {
    if (word.rank < kInfinitive || !(word.traits & kNoun) || !form.ends_with("en")) continue;
    const std::string base = unspelled(form.substr(0, form.size() - 2)).front();
    const auto noun = words_.find(base);
    if (noun == words_.end() || !(noun->second.traits & kEnds)) continue;
    if (noun->second.traits & kNoun) offer(form, base, kNounForm);
  }
}

// "aandacht", "welvaart": the dictionary only says that they take part in compounds.
void WordLists::add_nouns_of_compounds() {
  for (const auto& [form, word] : words_) {
    const bool noun = word.traits & kNoun && !(word.traits & kLinkOnly);
    if (noun && makes_compounds(form) && !stems_.contains(form)) offer(form, form, kPerhapsNoun);
  }
}

// "samenwerken": a word before a verb, where some form shows that the whole is a verb.
void WordLists::add_verbs_with_first_words() {
  std::vector<std::string> found;
  for (const auto& [form, word] : words_) {
    if (!form.ends_with("n") || verbs_.contains(form)) continue;
    if (stems_.contains(form.substr(0, form.size() - 3))) continue;  // "voorspelden" is a past form
    if (first_word_of_verb(form) != 0) found.push_back(form);
  }
  verbs_.insert(found.begin(), found.end());
}

// The length of the word or prefix before a known verb; 0 without.
std::size_t WordLists::first_word_of_verb(std::string_view form) const {
  for (std::size_t i = 2; i + 4 <= form.size(); ++i) {
    const std::string_view first = form.substr(0, i);
    const std::string_view verb = form.substr(i);
    if (!verbs_.contains(verb) || first == "ge") continue;
    if (verb_prefixes(first).back() == first) return i;
    if (i > 2 && has(first) && is_conjugated(first, verb)) return i;
  }
  return 0;
}

bool WordLists::is_conjugated(std::string_view first, std::string_view verb) const {
  if (has(std::string(first) + std::string(verb) + "d")) return true;
  const std::string stem = stem_of(std::string(verb));
  return std::ranges::any_of(separated_participles(first, verb, stem),
                             [&](const std::string& form) { return has(form); });
}

// Of the stems that spelling allows, the one that the dictionary has as a verb.
std::string WordLists::stem_of(const std::string& infinitive) const {
  const auto stems = verb_stems(infinitive);
  for (const std::string& stem : stems) {
    if (stems_.contains(stem)) return stem;
  }
  for (const std::string& stem : stems) {
    if (has(stem)) return stem;
  }
  return stems.empty() ? infinitive : stems.front();
}

void WordLists::conjugate(const std::string& infinitive) {
  words_[infinitive].traits |= kVerb;
  take({infinitive}, infinitive, kInfinitive);
  for (const IrregularVerb& verb : irregular_verbs()) {
    if (infinitive.ends_with(verb.infinitive)) conjugate(infinitive, verb);
  }
  std::vector<std::string_view> prefixes = verb_prefixes(infinitive);
  prefixes.push_back(std::string_view(infinitive).substr(0, first_word_of_verb(infinitive)));
  for (std::string_view prefix : prefixes) {
    const std::string rest = infinitive.substr(prefix.size());
    if (rest.size() < 4 || !rest.ends_with("en")) continue;
    const std::string stem = stem_of(infinitive).substr(prefix.size());
    take(regular_verb_forms(prefix, rest, stem), infinitive, kRegularVerb);
    if (prefix.empty()) continue;
    take(separated_participles(prefix, rest, stem), infinitive, kIrregularVerb);
  }
}

void WordLists::conjugate(const std::string& infinitive, const IrregularVerb& verb) {
  const std::string prefix = infinitive.substr(0, infinitive.size() - verb.infinitive.size());
  const bool known_prefix = verb_prefixes(prefix).back() == prefix;
  if (!known_prefix && (prefix.size() < 3 || !has(prefix))) return;
  auto forms = irregular_verb_forms(prefix, verb.past, verb.participle);
  for (std::string& form : irregular_verb_forms(prefix, verb.present, "")) forms.push_back(form);
  for (const std::string& form : forms) {
    const auto bare = std::string_view(form).substr(prefix.size());
    const bool noun =
        is_rather_a_noun(bare, !prefix.empty()) || (!prefix.empty() && makes_compounds(form));
    take({form}, infinitive, noun ? kUnlikelyVerb : kIrregularVerb);
  }
  take({infinitive + "d", infinitive + "de"}, infinitive, kIrregularVerb);
}

// "aandacht" is no past of "aandenken", for there is "aandachtspunt".
bool WordLists::makes_compounds(const std::string& form) const {
  const auto known = words_.find(form);
  return known != words_.end() && known->second.traits & (kBegins | kContinues | kEnds);
}

// Offers the verb those of these forms that are words. Participles are trusted more.
void WordLists::take(const std::vector<std::string>& forms, const std::string& infinitive,
                     int rank) {
  for (const std::string& form : forms) {
    const auto known = words_.find(form);
    if (known == words_.end()) continue;
    known->second.traits |= kVerb;
    const bool present = form.size() > infinitive.size() && form.starts_with(infinitive + "d");
    const bool past = participles_.contains(form) && !(known->second.traits & (kNoun | kEnds));
    const int trusted = present ? kIrregularVerb : past ? kParticiple : rank;
    offer(form, "#" + infinitive, std::min(rank, trusted));
  }
}

// In place of what was offered before.
void WordLists::assign(std::string_view form, std::string_view group) {
  Word& word = words_.find(form)->second;
  word.rank = kByRule;
  word.group = group;
}

// The forms that the dictionary's rules did not explain.
void WordLists::lemmatise_the_rest() {
  std::vector<std::string> rest;
  for (const auto& [form, word] : words_) {
    if (word.rank >= kItself || word.rank == kPerhapsNoun) rest.push_back(form);
  }
  for (const std::string& form : rest) {
    if (take_group_of_end(form) || take_group_of_base(form) || take_head(form)) continue;
    offer(form, form, kItself);
  }
}

// "theekoepels" is to "theekoepel" as "koepels" is to "koepel".
bool WordLists::take_group_of_end(const std::string& form) {
  for (std::size_t i = 1; i + 3 <= form.size(); ++i) {
    const auto end = words_.find(std::string_view(form).substr(i));
    if (end == words_.end() || end->second.rank >= kItself) continue;
    std::string base = end->second.group;
    const bool verb = base.starts_with("#");
    if (verb) base.erase(0, 1);
    if (base == end->first || (verb && makes_compounds(form))) continue;
    const auto whole = words_.find(form.substr(0, i) + base);
    if (whole == words_.end() || verb != verbs_.contains(whole->first)) continue;
    assign(form, verb ? "#" + whole->first : whole->first);
    return true;
  }
  return false;
}

// "defensieuitgaven" is of "defensieuitgave", though no list has that, as "uitgaven" is of
// "uitgave" and "defensie" is a word.
bool WordLists::take_head(const std::string& form) {
  for (std::size_t i = kMinFirst; i + kMinHead <= form.size(); ++i) {
    const auto end = words_.find(std::string_view(form).substr(i));
    if (end == words_.end() || !has(form.substr(0, i))) continue;
    const std::string& base = end->second.group;
    const bool noun = end->second.rank <= kNounForm && end->second.traits & kNoun;
    if (!noun || base.starts_with("#") || base == end->first) continue;
    assign(form, form.substr(0, i) + base);
    return true;
  }
  return false;
}

// Whether a word of this kind has the inflection that is proposed for `word`.
bool WordLists::is_base(const BaseProposal& proposal, const Word& base, const Word& word) const {
  const bool known = base.traits & (kNoun | kVerb | kAdjective);
  if (proposal.ending != Ending::kAdjective) return !known || base.traits & (kNoun | kAdjective);
  if (base.traits & kAdjective) return true;
  const bool participle = base.rank == kIrregularVerb && proposal.base.ends_with("en");
  if (participle) return word.rank != kPerhapsNoun;  // "geziene", but "gevangene" is a noun
  return !known && !base.lower && proposal.base.ends_with("s");  // "Europese"
}

bool WordLists::take_group_of_base(const std::string& form) {
  const Word& word = words_.find(form)->second;
  for (const BaseProposal& proposal : proposed_bases(form)) {
    const auto base = words_.find(proposal.base);
    if (base == words_.end() || base->second.lower != word.lower) continue;
    if (!is_base(proposal, base->second, word)) continue;
    assign(form, proposal.base);
    return true;
  }
  return false;
}

// A verb is called after its infinitive, unless that form, or its stem, is a noun: then the two
// are one group, for their forms cannot be told apart ("werk", "werken").
void WordLists::name_verbs() {
  const auto is_group = [&](const std::string& form) {
    const auto known = words_.find(form);
    return known != words_.end() && known->second.group == form;
  };
  for (auto& [form, word] : words_) {
    if (!word.group.starts_with("#")) continue;
    const std::string infinitive = word.group.substr(1);
    const std::string stem = stem_of(infinitive);
    const bool homographs = words_[infinitive].group == stem && is_group(stem);
    word.group = homographs ? stem : infinitive;
  }
}

// A base may itself be a form of another word ("deskundigen", "deskundige", "deskundig"), unless
// it merely looks like one ("schepenen" is not of "schepen", the ships).
void WordLists::follow_bases() {
  for (auto& [form, word] : words_) {
    for (int steps = 0; steps < 4; ++steps) {
      const auto base = words_.find(word.group);
      if (base == words_.end() || base->second.group == word.group) break;
      if (base->second.rank == kIrregular || base->second.rank == kNounForm) break;
      const bool to_verb = base->second.group.starts_with("#") && !word.group.starts_with("#");
      if (to_verb && word.rank != kByRule) break;
      word.group = base->second.group;
    }
  }
}

}  // namespace briefkamer::indexer
