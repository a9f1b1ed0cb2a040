#include "indexer/xapian_document.h"

#include <xapian.h>

#include <string>

namespace briefkamer::indexer {

Xapian::Document xapian_document(const FlatDocument& flat) {
  Xapian::Document document;
  document.set_data(std::string(flat.data));
  for (const FlatTerm& term : flat.terms) {
    const std::string text(flat.texts->text(term.text));
    document.add_term(text, term.frequency);
    for (const std::uint32_t position : flat.positions_of(term))
      document.add_posting(text, position, 0);
  }
  for (const FlatValue& value : flat.values)
    document.add_value(value.slot, std::string(value.value));
  return document;
}

}  // namespace briefkamer::indexer
