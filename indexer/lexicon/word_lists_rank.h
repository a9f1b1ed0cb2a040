// How far the ways to a lemma can be trusted.
#pragma once

namespace briefkamer::indexer {

// Whom to believe when a form can be several words: the first in this list.
enum Rank {
  kOverruled,
  kIrregular,         // "schepen" is of "schip", though it is an alderman too
  kIrregularVerb,     // "sprak", "gesproken"
  kNounItself,        // "gezag" is no form of "zeggen"
  kComparative,       // "hoger" is of "hoog", though it has forms of its own
  kParticiple,        // "geslaagd", though it is an adjective too
  kAdjectiveItself,   // "los" is no plural
  kNounForm,          // "verslagen" is more often the reports than the beaten
  kUnlikelyNounForm,  // "zaken" could be spelled of "zak", but is of "zaak"
  kInfinitive,        // "gebeuren" is no participle
  kNounInE,           // "studenten" is of "student" before it is of "studente"
  kPerhapsNoun,       // ends compounds, but has no plural in the dictionary: "geweld"
  kAdjectiveForm,
  kRegularVerb,
  kItself,
  kUnlikelyVerb,  // "reden" is rather a noun
  kByRule,
  kGenitive,
  kUnknown = 100,
};

}  // namespace briefkamer::indexer
