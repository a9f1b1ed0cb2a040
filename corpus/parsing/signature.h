// The end of a letter: who signed it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"

namespace briefkamer::corpus {

struct Signature {
  std::vector<Sender> senders;
  std::vector<std::string> on_behalf_of;
  // The first block behind it; the number of blocks when there is no signature.
  std::size_t end = 0;
};

// Takes the closing ("Hoogachtend,") and what is below it out of `blocks`: functions and names, one
// pair below the other, side by side, or on one line ("De Minister van Defensie, R.P. Brekelmans").
// A letter without closing is signed where a function stands on lines of its own with a name.
Signature take_signature(std::vector<Block>& blocks, const Vocabulary& vocabulary,
                         std::optional<Date> date);

// Whether `text` can be the name of a person: "Ruben Brekelmans", "mr. M.S. van der Berg".
bool is_name(std::string_view text);

}  // namespace briefkamer::corpus
