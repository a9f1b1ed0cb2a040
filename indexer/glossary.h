// What the letters of a database spell out: every abbreviation with its long forms. Nothing is kept
// beside the letters themselves, so that it is right whichever letters come and go: each letter has
// a term for each of its definitions, and how many letters have a term, Xapian knows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/letter.h"
#include "indexer/document_maker.h"

namespace Xapian {
class Database;
class Document;
}  // namespace Xapian

namespace briefkamer::indexer {

// A short form with one of its long forms, both folded (corpus/fold.h).
struct Meaning {
  std::string short_form;
  std::string long_form;
  std::size_t letters = 0;  // that spell it out

  bool operator==(const Meaning&) const = default;
};

// The same for a reader.
struct GlossaryEntry {
  std::string short_form;  // as the first of the letters writes it
  std::string long_form;
  std::size_t letters = 0;
  std::optional<corpus::Date> first_date;
  std::optional<corpus::Date> last_date;
  std::vector<std::string> ids;  // of the first letters; undated ones last

  bool operator==(const GlossaryEntry&) const = default;
};

// The forms of a meaning as one of its letters writes them.
struct Spelling {
  std::string short_form;
  std::string long_form;

  bool operator==(const Spelling&) const = default;
};

// Adds what `letter` spells out to its document.
void add_definitions(DocumentMaker& document, const corpus::Letter& letter);

// The meanings of which `form` (folded) is the short or the long form, the commonest first.
std::vector<Meaning> meanings_of(const Xapian::Database& database, std::string_view form);

// All meanings, in the order of their short forms.
std::vector<Meaning> all_meanings(const Xapian::Database& database);

// Some letter's spelling of `meaning`; its folded forms when no letter has it.
Spelling glossary_spelling(const Xapian::Database& database, const Meaning& meaning);

// `meaning` for a reader, with the ids of at most `most_ids` of them.
GlossaryEntry glossary_entry(const Xapian::Database& database, const Meaning& meaning,
                             std::size_t most_ids);

}  // namespace briefkamer::indexer
