#include <algorithm>
#include <array>

#include "corpus/parsing/signature.h"
#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Words in a name that have no capital.
constexpr std::array kSmallWords{"van",     "de",    "den",   "der", "ter", "ten",  "het",
                                 "in",      "te",    "op",    "von", "el",  "al",   "la",
                                 "le",      "du",    "'t",    "mr.", "dr.", "ir.",  "drs.",
                                 "ing.",    "jhr.",  "prof.", "em",  "mw.", "dhr.", "\xE2\x80\x99t",
                                 "mr.drs.", "mr.dr."};

// Words that make it the name of an office.
constexpr std::array kOffices{"directie",  "zaken",       "nederland", "ministerie", "dienst",
                              "team",      "rijksdienst", "afdeling",  "bestuur",    "kamer",
                              "inspectie", "directoraat", "bijlage",   "besluit"};

bool names_office(std::string_view text) {
  return std::any_of(kOffices.begin(), kOffices.end(), [&](const char* office) {
    return find_words(text, office) != std::string_view::npos;
  });
}

bool is_small_word(std::string_view word) {
  return std::any_of(kSmallWords.begin(), kSmallWords.end(),
                     [&](std::string_view small) { return word == small; });
}

}  // namespace

bool is_name(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with(',')) text.remove_suffix(1);
  if (text.size() < 4 || text.size() > 60 || label_at(text)) return false;
  if (text.find_first_of("0123456789:;@/[]\t") != std::string_view::npos) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size(); ++words) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty() || is_small_word(word)) continue;
    const bool given = word.starts_with('(');
    if (!is_upper(code_point_at(word, given ? 1 : 0).value)) return false;
    ++capitals;
  }
  // A single word is a name only with initials glued to it.
  const bool initials = text.find('.') != std::string_view::npos;
  return capitals > 0 && words <= 8 && (words > 1 || initials) && !names_office(text);
}

}  // namespace briefkamer::corpus
