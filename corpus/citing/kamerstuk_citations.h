// Citations of Kamerstukken: by far the most frequent ones, in the most forms.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/letter.h"

namespace briefkamer::corpus {

// How sure the surroundings make us that digits are a Kamerstuk.
enum class Context {
  kNone,     // running text: only what can be nothing else
  kKeyword,  // behind the word Kamerstuk
  kTyped,    // typed as a citation by a reader: bare numbers too
};

// The citations of Kamerstukken in the one reference that starts at `offset`: several for
// "nrs. 472 en 473". Empty when there is none there.
std::vector<Citation> kamerstukken_at(std::string_view text, std::size_t offset, Context context);

// A citation of kind `kind` and id `id` that stands from `start` to `end` in `text`.
Citation citation(std::string_view text, std::size_t start, std::size_t end, std::string kind,
                  std::string id);

}  // namespace briefkamer::corpus
