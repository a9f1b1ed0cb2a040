#include "corpus/parsing/long_pieces.h"

#include <algorithm>
#include <array>

#include "corpus/fold.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Words that an abbreviation may pass over, in Dutch and English.
constexpr std::array<std::string_view, 62> kParticles{
    "van",  "voor", "en",   "der",  "den",     "de",     "het",         "een",  "in",
    "op",   "te",   "ten",  "ter",  "tot",     "aan",    "bij",         "met",  "om",
    "over", "uit",  "of",   "the",  "for",     "and",    "to",          "on",   "by",
    "at",   "a",    "an",   "from", "with",    "inzake", "betreffende", "door", "naar",
    "als",  "per",  "s",    "sint", "st",      "du",     "la",          "le",   "les",
    "des",  "et",   "pour", "und",  "für",     "fur",    "die",         "dat",  "d",
    "l",    "t",    "el",   "al",   "against", "tegen",  "tussen",      "onder"};
constexpr std::array<std::string_view, 9> kArticles{"de", "het", "een", "the", "a",
                                                    "an", "zgn", "le",  "la"};

// The pieces of a text that can be one long form, cut where a sentence or a bracket ends.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : text_(text) {}

  // The pieces behind the last cut.
  std::vector<LongPiece> last() {
    while (at_ < text_.size()) step();
    return std::move(pieces_);
  }

  // All pieces, or none when there is a cut between them.
  std::vector<LongPiece> whole() {
    while (at_ < text_.size()) {
      const bool before = pieces_.empty();
      step();
      if (!before && pieces_.empty()) return {};
    }
    return std::move(pieces_);
  }

 private:
  void step() {
    const auto [letters, length] = fold_at(text_, at_);
    if (letters.empty()) {
      separator(length);
    } else {
      letter(letters, length);
    }
    at_ += length;
  }

  void letter(std::string_view letters, std::size_t length) {
    const bool digit = is_digit(letters.front());
    const bool next = open_ && digit != pieces_.back().number();
    if (!open_ || next) {
      LongPiece piece;
      piece.begin = at_;
      piece.starts_word = !open_ && space_;
      piece.glued = next && digit;
      pieces_.push_back(std::move(piece));
      space_ = false;
    }
    open_ = true;
    LongPiece& piece = pieces_.back();
    const char shape = digit ? '1' : is_upper(code_point_at(text_, at_).value) ? 'A' : 'a';
    piece.letters += letters;
    piece.shape.append(letters.size(), shape);
    piece.end = at_ + length;
  }

  void separator(std::size_t length) {
    const char c = text_[at_];
    const auto next = at_ + length;
    const bool last = next >= text_.size() || is_space(text_[next]);
    const bool alone = last && space_ && !open_;
    if (is_space(c)) {
      space_ = true;
    } else if (std::string_view(";:!?()[]|").find(c) != std::string_view::npos ||
               (c == '.' && last) || (c != ',' && alone) || text_.substr(at_, 3) == "•" ||
               c == '\t') {
      pieces_.clear();
      space_ = true;
    }
    open_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<LongPiece> pieces_;
  bool open_ = false;  // the last piece may go on
  bool space_ = true;  // stood before what comes
};

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::vector<LongPiece> last_pieces(std::string_view text) {
  return Pieces(text).last();
}

std::vector<LongPiece> whole_pieces(std::string_view text) {
  return Pieces(text).whole();
}

bool is_particle(const LongPiece& piece) {
  return contains(kParticles, piece.letters);
}

bool is_article(const LongPiece& piece) {
  return contains(kArticles, piece.letters);
}

}  // namespace briefkamer::corpus
