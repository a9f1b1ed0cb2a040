// What a term counts in ranking: BM25 as Xapian reckons it, with the parameters that did best on
// Dutch parliamentary papers. The weight of a term in a letter is
//   bm25_term_part() × count / (bm25_length_part() + count).
#pragma once

#include <xapian.h>

namespace briefkamer::searcher {

Xapian::BM25Weight term_weighting();

// Of a term that `having` of `letters` have.
double bm25_term_part(double having, double letters);

// Of a letter of `length` words, where the average is `average`.
double bm25_length_part(double length, double average);

}  // namespace briefkamer::searcher
