// The subject of a letter among what stands beside it. In text that was taken off a printed page
// the margin runs through it: references, lists of annexes, telephone numbers and notices stand at
// the ends of its lines, or between them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"

namespace briefkamer::corpus {

// What is known to stand beside the subject: labels above it that have no value yet.
struct Beside {
  bool date = false;
  bool own_reference = false;
  bool annexes = false;
};

struct SubjectLines {
  std::string subject;       // on one line
  std::optional<Date> date;  // found beside it
  std::string own_reference;

  bool operator==(const SubjectLines&) const = default;
};

// Takes the subject out of `lines`, of which the first starts with it. Once something was cut, a
// line still belongs to the subject when that ends with a word that asks for more ("inzake", "de"),
// or when it starts with a small letter and is not a part of a list.
SubjectLines subject_of(const std::vector<std::string_view>& lines, Beside beside);

}  // namespace briefkamer::corpus
