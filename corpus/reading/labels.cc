#include "corpus/reading/labels.h"

#include <array>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

struct KnownLabel {
  const char* letters;  // without spaces
  Field field;
};

constexpr std::array kLabels{
    KnownLabel{"datum", Field::kDate},
    KnownLabel{"betreft", Field::kSubject},
    KnownLabel{"onderwerp", Field::kSubject},
    KnownLabel{"onzereferentie", Field::kOwnReference},
    KnownLabel{"onskenmerk", Field::kOwnReference},
    KnownLabel{"kenmerk", Field::kOwnReference},
    KnownLabel{"onsnummer", Field::kOwnReference},
    KnownLabel{"referentienummer", Field::kOwnReference},
    KnownLabel{"uwreferentie", Field::kYourReference},
    KnownLabel{"uwkenmerk", Field::kYourReference},
    KnownLabel{"uwbrief", Field::kYourReference},
    KnownLabel{"bijlage(n)", Field::kOther},
    KnownLabel{"bijlagen", Field::kOther},
    KnownLabel{"bijlage", Field::kOther},
    KnownLabel{"afschriftaan", Field::kOther},
    KnownLabel{"kopieaan", Field::kOther},
    KnownLabel{"contactpersoon", Field::kOther},
    KnownLabel{"behandelddoor", Field::kOther},
};

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// How many bytes of `line` spell `letters`, spaces between them passed over; 0 when it does not.
std::size_t spaced_length(std::string_view line, std::string_view letters) {
  std::size_t at = 0;
  for (const char wanted : letters) {
    while (at < line.size() && line[at] == ' ') ++at;
    if (at >= line.size() || lower(line[at]) != wanted) return 0;
    ++at;
  }
  return word_at(line, at) ? 0 : at;
}

}  // namespace

std::optional<Label> label_at(std::string_view line) {
  line = trimmed(line);
  for (const auto& [letters, field] : kLabels) {
    const auto length = spaced_length(line, letters);
    if (length == 0) continue;
    auto value = trimmed(line.substr(length));
    if (value.starts_with(':')) value = trimmed(value.substr(1));
    return Label{field, value};
  }
  return std::nullopt;
}

bool is_salutation(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 160) return false;
  for (const auto* words : {"geachte", "zeer geachte", "hooggeachte", "mijnheer de voorzitter",
                            "mevrouw de voorzitter", "excellentie"}) {
    if (words_length(line, words) != 0) return true;
  }
  return words_length(line, "beste") != 0 && line.ends_with(',');
}

bool is_closing(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 60) return false;
  for (const auto* words : {"hoogachtend", "met hoogachting", "met de meeste hoogachting",
                            "met vriendelijke groet", "met vriendelijke groeten"}) {
    if (words_length(line, words) != 0) return true;
  }
  return false;
}

std::size_t addressee_length(std::string_view line) {
  std::size_t at = 0;
  if (const auto aan = words_length(line, "aan")) at = aan;
  while (at < line.size() && is_space(line[at])) ++at;
  if (const auto article = prefix_length(line.substr(at), "de ")) at += article;
  auto rest = line.substr(at);
  auto length = prefix_length(rest, "voorzitter van de ");
  if (length == 0) length = prefix_length(rest, "voorzitters van de ");
  if (length == 0) return 0;
  const auto start = length;
  for (const auto* chamber : {"tweede kamer", "eerste kamer", "eerste en tweede kamer",
                              "eerste en de tweede kamer", "eerste en van de tweede kamer"}) {
    if (const auto words = words_length(rest.substr(start), chamber)) length = start + words;
  }
  if (length == start) return 0;
  return at + length + prefix_length(rest.substr(length), " der staten-generaal");
}

}  // namespace briefkamer::corpus
