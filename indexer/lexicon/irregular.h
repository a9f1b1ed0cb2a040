// The words of Dutch whose forms no rule makes. All are folded (indexer/analysis/fold.h).
#pragma once

#include <span>
#include <string_view>

namespace briefkamer::indexer {

// A strong or irregular verb without prefix. Fields with several forms separate them by a space.
struct IrregularVerb {
  std::string_view infinitive;
  std::string_view past;          // "gaf gaven"
  std::string_view participle;    // "gegeven"
  std::string_view present = "";  // forms that the rules for regular verbs do not give
};
std::span<const IrregularVerb> irregular_verbs();

// Whether `form`, a past form or participle without its prefix, is more often a noun where there is
// such a noun; `prefixed` tells whether the verb has a prefix ("uitgaven" against "gaven").
bool is_rather_a_noun(std::string_view form, bool prefixed);

// A form and its lemma.
struct IrregularForm {
  std::string_view form;
  std::string_view lemma;
};

// Plurals, and degrees of adjectives. They hold at the end of compounds too: "vlaggenschepen".
std::span<const IrregularForm> irregular_forms();

// Words that the general rules get wrong, each with its reason beside it in the table.
std::span<const IrregularForm> overruled_forms();

// Adverbs, prepositions, conjunctions and pronouns: each its own lemma. Separated by spaces.
std::string_view uninflected_words();

// Beginnings of compounds that are no words by themselves.
std::span<const std::string_view> first_parts();

// Nouns that are written with a capital out of respect, in compounds too.
std::span<const std::string_view> institutions();

}  // namespace briefkamer::indexer
