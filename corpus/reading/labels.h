// The labels of a letterhead and the other lines by which it is recognised.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace briefkamer::corpus {

enum class Field { kDate, kSubject, kOwnReference, kYourReference, kOther };

struct Label {
  Field field = Field::kOther;
  std::string_view value;  // what follows it on the line
};

// The label at the start of `line`, in any case and also letter-spaced ("D A T U M").
std::optional<Label> label_at(std::string_view line);

// "Geachte voorzitter," and its variants.
bool is_salutation(std::string_view line);

// "Hoogachtend," and its variants.
bool is_closing(std::string_view line);

// The length of "de Voorzitter van de Tweede Kamer" at the start of `line`, with "Aan" before it
// and "der Staten-Generaal" behind it or not; 0 when there is none.
std::size_t addressee_length(std::string_view line);

}  // namespace briefkamer::corpus
