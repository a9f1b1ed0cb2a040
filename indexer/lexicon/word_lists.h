// Brings the word lists together while the lexicon is built: every form, what kind of word it is,
// and the lemma it belongs to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/hunspell.h"
#include "indexer/lexicon/inflection.h"
#include "indexer/lexicon/irregular.h"

namespace briefkamer::indexer {

class WordLists {
 public:
  // Takes the entries of nl.dic with all their forms.
  void add(const Hunspell& dictionary);

  // Takes a list of words, one a line. Throws std::runtime_error if it cannot be read.
  void add_list(const std::filesystem::path& path);

  // Gives every form its lemma, and marks those that make compounds. Call once, after the last
  // word.
  void lemmatise();

  struct Word {
    std::uint16_t traits = 0;  // see Trait in indexer/lexicon/lexicon.h
    bool lower = false;        // it is written without a capital somewhere
    int rank = 100;            // how far its group can be trusted; 0 is best
    std::string group;         // a lemma, or "#" and an infinitive until names are given
  };
  // Forms in byte order. After lemmatise() each group is the lemma, which may be no form in here.
  const std::map<std::string, Word, std::less<>>& words() const { return words_; }

 private:
  // word_lists.cc: what the lists say
  Word& word(std::string_view form, bool capitalised);
  bool has(std::string_view form) const { return words_.find(form) != words_.end(); }
  void offer(std::string_view form, std::string_view group, int rank);
  void add_form(const DictionaryForm& form, const DictionaryEntry& entry);
  void add_base(const DictionaryForm& form, Word& added);

  // word_lists_lemmas.cc: what follows from the forms
  void add_irregular_forms();
  void add_plural_entries();
  void add_nouns_of_compounds();
  void add_verbs_with_first_words();
  std::size_t first_word_of_verb(std::string_view form) const;
  bool is_conjugated(std::string_view first, std::string_view verb) const;
  std::string stem_of(const std::string& infinitive) const;
  void conjugate(const std::string& infinitive);
  void conjugate(const std::string& infinitive, const IrregularVerb& verb);
  bool makes_compounds(const std::string& form) const;
  void take(const std::vector<std::string>& forms, const std::string& infinitive, int rank);
  void lemmatise_the_rest();
  bool take_group_of_end(const std::string& form);
  bool take_head(const std::string& form);
  bool take_group_of_base(const std::string& form);
  bool is_base(const BaseProposal& proposal, const Word& base, const Word& word) const;
  void assign(std::string_view form, std::string_view group);
  void follow_bases();
  void name_verbs();

  // word_lists_compounds.cc: which forms make compounds
  bool is_noun(const std::string& form) const;
  void mark_forms_of_ends();
  void add_linking_forms();
  void add_first_parts();
  void free_compounds_of_institutions();

  std::map<std::string, Word, std::less<>> words_;
  std::set<std::string, std::less<>> verbs_;        // infinitives
  std::set<std::string, std::less<>> stems_;        // "verdedig"
  std::set<std::string, std::less<>> participles_;  // "verdedigd", "verdedigde"
};

}  // namespace briefkamer::indexer
