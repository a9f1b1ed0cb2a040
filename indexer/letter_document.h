// From a letter to what the database keeps of it, by the layout of schema.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "indexer/bulk/flat_document.h"
#include "indexer/schema.h"

namespace Xapian {
class Document;
}

namespace briefkamer::indexer {

// The values of one facet that `letter` has, each once, sorted; empty when it has none.
std::vector<std::string> facet_values(const corpus::Letter& letter, FacetIndex facet);

// Keys of the two orders by date.
std::string oldest_first_key(const corpus::Letter& letter);
std::string newest_first_key(const corpus::Letter& letter);

// The term of the letter with this id.
std::string id_term(std::string_view id);

// The number by which others cite `letter`, lower case: "kst-28676-472"; its id when it has no
// other.
std::string official_number(const corpus::Letter& letter);

// The first day of the meeting that an annotated agenda or a report is about, as its subject names
// it; nothing for other letters.
std::optional<corpus::Date> meeting_date(const corpus::Letter& letter);

// `prefix` + `text`, cut to kMaxTermBytes between two characters, without zero bytes.
std::string prefixed(std::string_view prefix, std::string_view text);

// Makes the documents of letters. Remembers words and terms from letter to letter: one a thread.
class LetterDocuments {
 public:
  LetterDocuments();
  ~LetterDocuments();

  // `json`: of the letter, when it is at hand. Valid until the next call.
  FlatDocument document(const corpus::Letter& letter, std::string json = {});

  // Forgets all terms when they are too many: their numbers mean something else afterwards.
  void forget_when_full();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The letter that JSON says. Throws DatabaseError when it is damaged.
corpus::Letter letter_from(std::string_view json);

// The letter that a document holds. Throws DatabaseError when its data is damaged.
corpus::Letter stored_letter(const Xapian::Document& document);

}  // namespace briefkamer::indexer
