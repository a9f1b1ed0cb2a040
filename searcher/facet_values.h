// What the values of facets are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/tagging/vocabulary.h"
#include "searcher/answer.h"

namespace briefkamer::searcher {

// The id of the value of `facet` that a reader means by `text`: its id, or its label or another of
// its names in any case. "none" and "onbekend" are the letters without a value. Nothing when there
// is no such value.
std::optional<std::string> facet_value(const corpus::Vocabulary& vocabulary, std::string_view facet,
                                       std::string_view text);

// What a value is called in Dutch: "Defensie", "onbekend", "januari 2025". `date` is the day for
// which a ministry's name is wanted.
std::string facet_label(const corpus::Vocabulary& vocabulary, std::string_view facet,
                        std::string_view value, std::optional<corpus::Date> date = {});

// The value above this one: the first-level topic of a topic, or "" where there is none.
std::string facet_parent(const corpus::Vocabulary& vocabulary, std::string_view facet,
                         std::string_view value);

// Whether `a` stands before `b` in a list of the values of one facet, as in a dictionary: capitals,
// accents and hyphens count only between labels that are the same without.
bool comes_before(const Named& a, const Named& b);

}  // namespace briefkamer::searcher
