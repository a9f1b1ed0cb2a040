#include "corpus/parsing/letter_kind.h"

#include <array>
#include <cstddef>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Where a cue counts: at the start, as whole words anywhere, or as the start of a word anywhere.
enum class Where { kStart, kWords, kPrefix };

struct Cue {
  Where where;
  const char* words;
  const char* kind;
};

// The first that fits decides: what is sure and special stands above what is general.
constexpr std::array kSubjectCues{
    Cue{Where::kStart, "beslisnota", "beslisnota"},
    Cue{Where::kStart, "fiche", "fiche"},
    Cue{Where::kStart, "uitstel", "uitstel"},
    Cue{Where::kWords, "uitstel beantwoording", "uitstel"},
    Cue{Where::kWords, "uitstel van de beantwoording", "uitstel"},
    Cue{Where::kWords, "uitstel van beantwoording", "uitstel"},
    Cue{Where::kWords, "uitstelbrief", "uitstel"},
    Cue{Where::kStart, "geannoteerde agenda", "geannoteerde-agenda"},
    Cue{Where::kStart, "geann. agenda", "geannoteerde-agenda"},
    Cue{Where::kWords, "artikel 100-brief", "artikel-100-brief"},
    Cue{Where::kWords, "artikel 100 brief", "artikel-100-brief"},
    Cue{Where::kWords, "artikel-100-brief", "artikel-100-brief"},
    Cue{Where::kWords, "artikel-100 brief", "artikel-100-brief"},
    Cue{Where::kWords, "art. 100-brief", "artikel-100-brief"},
    Cue{Where::kStart, "motie van", "motie"},
    Cue{Where::kStart, "verslag", "verslag"},
    Cue{Where::kStart, "antwoord", "antwoord-kamervragen"},
    Cue{Where::kStart, "beantwoording", "antwoord-kamervragen"},
    Cue{Where::kStart, "nadere beantwoording", "antwoord-kamervragen"},
    Cue{Where::kStart, "schriftelijke beantwoording", "antwoord-kamervragen"},
    Cue{Where::kStart, "lijst van vragen", "antwoord-kamervragen"},
    Cue{Where::kStart, "vragen van", "antwoord-kamervragen"},
    Cue{Where::kWords, "beantwoording kamervragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "beantwoording vragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "antwoorden kamervragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "antwoorden op", "antwoord-kamervragen"},
    Cue{Where::kWords, "reactie op schriftelijke vragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "geannoteerde agenda", "geannoteerde-agenda"},
    Cue{Where::kWords, "a-brief", "materieelbrief"},
    Cue{Where::kWords, "b-brief", "materieelbrief"},
    Cue{Where::kWords, "c-brief", "materieelbrief"},
    Cue{Where::kWords, "d-brief", "materieelbrief"},
    Cue{Where::kWords, "behoeftestelling", "materieelbrief"},
    Cue{Where::kPrefix, "kabinetsreactie", "kabinetsreactie"},
    Cue{Where::kPrefix, "kabinetsappreciatie", "kabinetsreactie"},
    Cue{Where::kPrefix, "kabinetsstandpunt", "kabinetsreactie"},
    Cue{Where::kPrefix, "beleidsreactie", "kabinetsreactie"},
    Cue{Where::kWords, "motie", "moties"},
    Cue{Where::kWords, "moties", "moties"},
    Cue{Where::kWords, "toezegging", "toezegging"},
    Cue{Where::kWords, "toezeggingen", "toezegging"},
    Cue{Where::kPrefix, "wob-besluit", "besluit"},
    Cue{Where::kPrefix, "woo-besluit", "besluit"},
    Cue{Where::kWords, "wob-verzoek", "besluit"},
    Cue{Where::kWords, "woo-verzoek", "besluit"},
    Cue{Where::kStart, "besluit", "besluit"},
    Cue{Where::kStart, "deelbesluit", "besluit"},
    Cue{Where::kStart, "beslissing op", "besluit"},
    Cue{Where::kPrefix, "defensienota", "beleidsbrief"},
    Cue{Where::kPrefix, "beleidsbrief", "beleidsbrief"},
    Cue{Where::kPrefix, "beleidsnota", "beleidsbrief"},
    Cue{Where::kStart, "nota", "beleidsbrief"},
    Cue{Where::kPrefix, "stand van zaken", "stand-van-zaken"},
    Cue{Where::kPrefix, "stand van de uitvoering", "stand-van-zaken"},
    Cue{Where::kPrefix, "voortgang", "stand-van-zaken"},
    Cue{Where::kWords, "update", "stand-van-zaken"},
    Cue{Where::kStart, "aanbieding", "aanbieding"},
    Cue{Where::kPrefix, "aanbiedingsbrief", "aanbieding"},
};

constexpr std::array kTextCues{
    Cue{Where::kWords, "in overeenstemming met artikel 100 van de grondwet", "artikel-100-brief"},
    Cue{Where::kWords, "op grond van artikel 100 van de grondwet", "artikel-100-brief"},
    Cue{Where::kWords, "inlichtingenplicht van artikel 100", "artikel-100-brief"},
    Cue{Where::kWords, "artikel 100, eerste lid, van de grondwet", "artikel-100-brief"},
    Cue{Where::kPrefix, "de geannoteerde agenda", "geannoteerde-agenda"},
    Cue{Where::kWords, "ik u het verslag", "verslag"},
    Cue{Where::kWords, "ontvangt u het verslag", "verslag"},
    Cue{Where::kWords, "ontvangt uw kamer het verslag", "verslag"},
    Cue{Where::kWords, "de antwoorden op de vragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "de antwoorden op de schriftelijke vragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "de beantwoording van de vragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "de beantwoording van de schriftelijke vragen", "antwoord-kamervragen"},
    Cue{Where::kWords, "wet open overheid", "besluit"},
    Cue{Where::kWords, "wet openbaarheid van bestuur", "besluit"},
    Cue{Where::kPrefix, "zoals toegezegd", "toezegging"},
    Cue{Where::kWords, "hierbij bied ik u", "aanbieding"},
    Cue{Where::kWords, "hierbij bieden wij u", "aanbieding"},
    Cue{Where::kWords, "hierbij ontvangt u", "aanbieding"},
};

// Kinds that the publisher names and that are one of ours; "Brief" says nothing.
constexpr std::array kPublished{
    Cue{Where::kPrefix, "kamervragen", "antwoord-kamervragen"},
    Cue{Where::kPrefix, "antwoord schriftelijke vragen", "antwoord-kamervragen"},
    Cue{Where::kPrefix, "lijst van vragen en antwoorden", "antwoord-kamervragen"},
    Cue{Where::kStart, "verslag", "verslag"},
    Cue{Where::kStart, "motie", "motie"},
    Cue{Where::kStart, "beslisnota", "beslisnota"},
};

bool fits(const Cue& cue, std::string_view text) {
  switch (cue.where) {
    case Where::kStart:
      return prefix_length(text, cue.words) != 0;
    case Where::kWords:
      return find_words(text, cue.words) != std::string_view::npos;
    case Where::kPrefix:
      break;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!word_before(text, at) && prefix_length(text.substr(at), cue.words) != 0) return true;
  }
  return false;
}

template <std::size_t N>
const char* first_fitting(const std::array<Cue, N>& cues, std::string_view text) {
  for (const auto& cue : cues) {
    if (fits(cue, text)) return cue.kind;
  }
  return nullptr;
}

}  // namespace

LetterKind letter_kind(std::string_view published, std::string_view title, std::string_view subject,
                       std::string_view opening) {
  if (const auto* kind = first_fitting(kPublished, published)) return {kind, false};
  if (prefix_length(title, "brief van") == 0) {
    if (const auto* kind = first_fitting(kSubjectCues, title)) return {kind, false};
  }
  if (const auto* kind = first_fitting(kSubjectCues, subject)) return {kind, false};
  if (const auto* kind = first_fitting(kTextCues, opening)) return {kind, true};
  return {};
}

}  // namespace briefkamer::corpus
