// What a search answers: a value, the same for the page, HTTP and the command line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "searcher/marks.h"

namespace briefkamer::searcher {

// An id and what it is called in Dutch.
struct Named {
  std::string value;
  std::string label;
  std::string parent;  // of a topic: the one above it

  bool operator==(const Named&) const = default;
};

struct SectionHit {
  std::string heading;  // empty before the first heading
  std::string annex;    // "Bijlage 1"; empty in the letter itself
  std::string anchor;   // of the section on the letter's page: "s4"
  int page = 0;         // of the snippet; 0 is unknown
  std::vector<Piece> snippet;

  bool operator==(const SectionHit&) const = default;
};

// The other letter about the meeting that an agenda or report is about.
struct MeetingLetter {
  std::string id;
  Named kind;

  bool operator==(const MeetingLetter&) const = default;
};

// What made a letter a hit, and for how much of its score.
struct Reason {
  std::string form;  // as the letter has it: "missies", "missie, missies"
  std::string kind;  // in Dutch: letterlijk, lemma, deel van samenstelling, onderwerp, kop, …
  double weight = 0;

  bool operator==(const Reason&) const = default;
};

struct Hit {
  std::string id;
  std::optional<corpus::Date> date;
  std::string subject;
  std::vector<Piece> subject_pieces;
  std::vector<Piece> dossier_pieces;  // of the title of its dossier, where that has a mark
  Named kind;                         // without value when unknown
  std::vector<Named> ministries;
  std::vector<Named> topics;
  std::vector<Named> missions;
  double score = 0;
  bool some = false;    // only some of the words occur
  bool sample = false;  // a fictitious sample
  std::size_t cited_by = 0;
  std::optional<MeetingLetter> meeting;
  std::vector<SectionHit> sections;  // the best, two at most
  std::vector<Reason> explanation;   // the weightiest first; with Answer::explained

  bool operator==(const Hit&) const = default;
};

struct FacetCount {
  Named value;
  std::size_t count = 0;
  bool chosen = false;

  bool operator==(const FacetCount&) const = default;
};

// Counts of one facet over all hits without its own choice, commonest first, equal ones by label.
struct FacetCounts {
  std::string name;
  std::vector<FacetCount> values;

  bool operator==(const FacetCounts&) const = default;
};

struct MonthCount {
  std::string month;  // "2025-01"
  std::size_t count = 0;

  bool operator==(const MonthCount&) const = default;
};

struct Answer {
  std::string reading;                  // how the query was understood, in Dutch
  std::vector<std::string> words;       // of a plain query
  std::vector<std::string> notes;       // in Dutch
  std::optional<std::string> citation;  // id of the publication that the query is the number of
  bool explained = false;
  std::vector<std::string> explanation;  // sentences in Dutch; with `explained`
  std::vector<std::string> expanded;
  std::optional<std::string> suggestion;
  std::size_t total = 0;       // letters with all that was asked; exact
  std::size_t total_some = 0;  // letters with some of the words, listed after those; exact
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  std::vector<MonthCount> histogram;  // every month from first to last, without the chosen period
  // Names of the shards that did not answer: all above is without their letters.
  std::vector<std::string> missing;
  double milliseconds = 0;

  bool operator==(const Answer&) const = default;
};

}  // namespace briefkamer::searcher
