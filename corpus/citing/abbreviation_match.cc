#include "corpus/citing/abbreviation_match.h"

#include <algorithm>
#include <array>
#include <limits>

#include "corpus/parsing/long_pieces.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Words that are the last part of many compounds: an abbreviation often names it by its letter.
constexpr std::array<std::string_view, 44> kHeads{
    "wet",      "wetboek",    "dienst",    "instituut",   "organisatie",  "fonds",
    "bureau",   "bank",       "raad",      "centrum",     "commissie",    "nummer",
    "bedrijf",  "onderwijs",  "zorg",      "verzekering", "autoriteit",   "kamer",
    "land",     "organen",    "orgaan",    "regeling",    "vergunning",   "belasting",
    "stelsel",  "systeem",    "plan",      "programma",   "beleid",       "samenwerking",
    "minister", "ministerie", "inspectie", "dossier",     "maatschappij", "kosten",
    "toeslag",  "gebied",     "beheer",    "planbureau",  "kantoor",      "post",
    "park",     "controle"};

constexpr double kNever = std::numeric_limits<double>::infinity();

// What it costs to explain an abbreviation in some other way than by the first letters of words.
constexpr double kParticleLetter = 0.3;  // the first letter of a particle
constexpr double kCapitalInside = 0.25;  // a capital inside a word
constexpr double kHeadLetter = 0.75;     // the first letter of a known last part
constexpr double kNextLetter = 0.75;     // the letter behind one that was used: MARitime
constexpr double kNextLower = 0.25;      // the same where the abbreviation has no capital: BuZa
constexpr double kInsideLetter = 2;      // any other letter inside a word
constexpr double kPassedWord = 2.6;      // a word that gives no letter
constexpr double kPassedPart = 1.3;      // a part of a hyphenated word that gives none
constexpr double kLastWord = 1.9;        // a word behind the last letter
constexpr double kWordBehind = 0.5;      // a capitalised word behind the last word that is named

constexpr std::size_t kMostPieces = 24;
constexpr std::size_t kMostBytes = 160;   // of a long form
constexpr std::size_t kMostWindow = 400;  // that are looked at before a bracket
constexpr std::size_t kMostPieceLetters = 40;
constexpr std::size_t kMostExtension = 2;  // words before one that was shortened to a syllable

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// A way to explain the elements from some one on.
struct Fit {
  double cost = kNever;
  unsigned starts = 0;   // elements that are the first of a word
  unsigned inside = 0;   // elements inside a word that do not follow the one before
  unsigned follows = 0;  // elements that do
  unsigned passed = 0;   // words that were passed over
};

Fit plus(Fit fit, double cost) {
  fit.cost += cost;
  return fit;
}

void keep_better(Fit& best, const Fit& other) {
  if (other.cost < best.cost) best = other;
}

// Finds the cheapest explanation by dynamic programming over elements and pieces.
class Alignment {
 public:
  Alignment(const ShortForm& form, const std::vector<LongPiece>& pieces)
      : elements_(form.elements), pieces_(pieces), table_(width() * (pieces.size() + 1)) {
    fill_end();
    for (std::size_t p = pieces_.size(); p-- > 0;) fill_piece(p);
  }

  // Of all elements by the pieces from `start` on, the first of which gives the first element.
  Fit from(std::size_t start) const { return starting_[start]; }

 private:
  std::size_t width() const { return elements_.size() + 1; }
  Fit& at(std::size_t element, std::size_t piece) { return table_[piece * width() + element]; }

  // Behind the last element there may be marks of footnotes, the rest of a name of which a word was
  // named, "to Rafah Crossing Point" (EUBAM Rafah), and one word: "Rijksdienst voor Ondernemend
  // Nederland" (RVO).
  void fill_end() {
    starting_.resize(pieces_.size());
    at(elements_.size(), pieces_.size()).cost = 0;
    const bool named = !elements_.back().words.empty();
    for (std::size_t p = pieces_.size(); p-- > 0;) {
      const LongPiece& piece = pieces_[p];
      const bool rest = named && piece.capital();
      const bool last = p + 1 == pieces_.size() && piece.starts_word && elements_.size() > 2 &&
                        !piece.number() && !is_particle(piece);
      if (!piece.glued && !rest && !last) return;
      at(elements_.size(), p) = plus(at(elements_.size(), p + 1), piece.glued ? 0
                                                                  : rest      ? kWordBehind
                                                                              : kLastWord);
    }
  }

  void fill_piece(std::size_t p) {
    const LongPiece& piece = pieces_[p];
    fill_inside(p);
    for (std::size_t e = 0; e < elements_.size(); ++e) {
      const Fit used = first_of(e, p);
      if (e == 0) starting_[p] = used;
      Fit best = used;
      Fit passed = at(e, p + 1);
      if (!is_particle(piece) && !piece.glued) {
        passed.cost += piece.starts_word ? kPassedWord : kPassedPart;
        ++passed.passed;
      }
      keep_better(best, passed);
      at(e, p) = best;
    }
  }

  // Element `e` by the start of piece `p`, and others by what follows.
  Fit first_of(std::size_t e, std::size_t p) {
    const LongPiece& piece = pieces_[p];
    const ShortElement& element = elements_[e];
    if (!element.words.empty()) {
      Fit fit;
      if (contains(element.words, piece.letters)) fit = at(e + 1, p + 1);
      ++fit.starts;
      return fit;
    }
    if (piece.number()) return number(e, p);
    if (element.letter != piece.letters.front()) return {};
    Fit fit = inside_[(e + 1) * kMostPieceLetters];
    fit.cost += is_particle(piece) ? kParticleLetter : 0;
    ++fit.starts;
    return fit;
  }

  // All digits of a number, or none.
  Fit number(std::size_t e, std::size_t p) {
    const std::string& digits = pieces_[p].letters;
    if (e + digits.size() > elements_.size()) return {};
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (elements_[e + i].letter != digits[i]) return {};
    }
    Fit fit = at(e + digits.size(), p + 1);
    ++fit.starts;
    return fit;
  }

  // inside_[e, q]: the elements from e on when letter q of piece p was used last.
  void fill_inside(std::size_t p) {
    const LongPiece& piece = pieces_[p];
    const std::size_t size = std::min(piece.letters.size(), kMostPieceLetters);
    inside_.assign((elements_.size() + 1) * kMostPieceLetters, Fit());
    for (std::size_t e = elements_.size() + 1; e-- > 0;) {
      for (std::size_t q = size; q-- > 0;) {
        Fit best = at(e, p + 1);
        if (e < elements_.size()) keep_better(best, later_in(piece, e, q, size, p));
        inside_[e * kMostPieceLetters + q] = best;
      }
    }
  }

  Fit later_in(const LongPiece& piece, std::size_t e, std::size_t q, std::size_t size,
               std::size_t p) {
    const ShortElement& element = elements_[e];
    Fit best;
    for (const std::string& word : element.words) {
      const bool ends = piece.letters.size() > q + word.size() && piece.letters.ends_with(word);
      if (ends) keep_better(best, at(e + 1, p + 1));
    }
    if (!element.words.empty() || piece.number()) return best;
    for (std::size_t next = q + 1; next < size; ++next) {
      if (piece.letters[next] != element.letter) continue;
      Fit fit = inside_[(e + 1) * kMostPieceLetters + next];
      const bool follows = next == q + 1;
      fit.cost += follows ? (element.capital ? kNextLetter : kNextLower) : letter_cost(piece, next);
      ++(follows ? fit.follows : fit.inside);
      keep_better(best, fit);
    }
    return best;
  }

  static double letter_cost(const LongPiece& piece, std::size_t at) {
    if (piece.shape[at] == 'A' && piece.shape[at - 1] != 'A') return kCapitalInside;
    const std::string_view rest = std::string_view(piece.letters).substr(at);
    for (const std::string_view head : kHeads) {
      if (rest.starts_with(head) && rest.size() <= head.size() + 2) return kHeadLetter;
    }
    return at >= 2 && rest.size() >= 3 ? kInsideLetter : kNever;
  }

  const std::vector<ShortElement>& elements_;
  const std::vector<LongPiece>& pieces_;
  std::vector<Fit> table_;
  std::vector<Fit> inside_;
  std::vector<Fit> starting_;
};

// The most that the explanation of `form` may cost.
double most(const ShortForm& form, const Fit& fit) {
  const auto letters = static_cast<double>(form.elements.size());
  switch (form.kind) {
    case ShortForm::Kind::kCapitals:
      return letters < 3 ? 1 : 0.75 * letters + 0.6;
    case ShortForm::Kind::kWord:
      return letters < 4 ? 2.8 : fit.inside + fit.follows == 0 ? kPassedWord : 1.5;
    case ShortForm::Kind::kLower:
      return letters < 3 ? 0 : 2;
  }
  return 0;
}

bool has_vowel(const ShortForm& form) {
  return form.text.find_first_of("aeiouy") != std::string::npos;
}

bool is_convincing(const ShortForm& form, const Fit& fit) {
  if (form.kind == ShortForm::Kind::kLower) {
    if (fit.passed > 0) return false;
    // "bsn" of burgerservicenummer
    if (fit.starts == 1) return !has_vowel(form) && fit.inside > 1 && fit.cost <= 4;
  }
  if (fit.starts == 1 && fit.inside == 0) return false;  // the first letters of one word
  return fit.cost <= most(form, fit);
}

// A name may begin with its article ("De Nederlandsche Bank") or another particle with a capital
// ("In Control Statement"), never with "en" or "van".
bool may_start(const std::vector<LongPiece>& pieces, std::size_t at) {
  const LongPiece& piece = pieces[at];
  if (!piece.starts_word) return false;
  if (!is_particle(piece)) return true;
  const bool name = at + 1 < pieces.size() && pieces[at + 1].capital();
  return piece.capital() && (name || is_article(piece));
}

// Capitalised words before a syllable belong to the name, "Allied Maritime Command" (MARCOM), and
// so does the word Wet: "Wet werk en inkomen naar arbeidsvermogen" (WIA).
std::size_t extended(const std::vector<LongPiece>& pieces, std::size_t start, const Fit& fit) {
  const bool law = start > 0 && pieces[start - 1].letters == "wet" && pieces[start - 1].starts_word;
  if (law && pieces[start].letters.front() == 'w') return start - 1;
  if (fit.follows < 2) return start;
  for (std::size_t i = 0; i < kMostExtension && start > 0; ++i) {
    const LongPiece& before = pieces[start - 1];
    if (!before.capital() || !before.starts_word || is_particle(before)) break;
    --start;
  }
  return start;
}

std::optional<LongForm> checked(const ShortForm& form, const std::vector<LongPiece>& pieces,
                                std::size_t start) {
  std::size_t last = pieces.size() - 1;
  const bool ends_in_digit =
      form.elements.back().letter != 0 && is_digit(form.elements.back().letter);
  if (pieces[last].glued && last > start && !ends_in_digit) --last;
  const LongForm found{pieces[start].begin, pieces[last].end};
  const auto length = found.end - found.begin;
  if (length > kMostBytes || length < form.text.size() + 2) return std::nullopt;
  return found;
}

}  // namespace

std::optional<LongForm> long_form_before(std::string_view text, const ShortForm& form) {
  std::size_t skipped = text.size() > kMostWindow ? text.size() - kMostWindow : 0;
  while (skipped > 0 && skipped < text.size() && !is_space(text[skipped])) ++skipped;
  auto pieces = last_pieces(text.substr(skipped));
  if (pieces.size() > kMostPieces) {
    pieces.erase(pieces.begin(), pieces.end() - static_cast<std::ptrdiff_t>(kMostPieces));
  }
  if (pieces.empty()) return std::nullopt;
  const Alignment alignment(form, pieces);
  Fit best;
  std::size_t start = 0;
  for (std::size_t p = pieces.size(); p-- > 0;) {
    const Fit fit = alignment.from(p);
    if (!may_start(pieces, p) || !(fit.cost < best.cost) || !is_convincing(form, fit)) continue;
    best = fit;
    start = p;
  }
  if (best.cost == kNever) return std::nullopt;
  auto found = checked(form, pieces, extended(pieces, start, best));
  if (found) {
    found->begin += skipped;
    found->end += skipped;
  }
  return found;
}

std::optional<LongForm> long_form_of(std::string_view text, const ShortForm& form) {
  if (text.size() > kMostBytes) return std::nullopt;
  auto pieces = whole_pieces(text);
  if (!pieces.empty() && is_article(pieces.front())) pieces.erase(pieces.begin());
  if (pieces.empty() || pieces.size() > kMostPieces) return std::nullopt;
  const Fit fit = Alignment(form, pieces).from(0);
  if (fit.cost == kNever || fit.passed > 0 || !is_convincing(form, fit)) return std::nullopt;
  return checked(form, pieces, 0);
}

}  // namespace briefkamer::corpus
