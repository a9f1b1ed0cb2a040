#include "indexer/analysis/tokenizer.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpus/strings.h"
#include "indexer/analysis/fold.h"
#include "indexer/analysis/plain_end.h"
#include "indexer/analysis/word_break.h"

namespace briefkamer::indexer {
namespace {

using corpus::is_digit;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii_word(char c) {
  return is_digit(c) || is_lower(c) || is_upper(c);
}
bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Most often the first byte tells.
bool starts_with(std::string_view text, std::size_t offset, std::string_view what) {
  return offset < text.size() && text[offset] == what.front() &&
         text.compare(offset, what.size(), what) == 0;
}

// Bytes of the hyphen at `offset`: '-', U+2010 or U+2011; 0 when there is none.
std::size_t hyphen(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  if (text[offset] == '-') return 1;
  return starts_with(text, offset, "\u2010") || starts_with(text, offset, "\u2011") ? 3 : 0;
}

// Bytes of the apostrophe at `offset`: ' or ’.
std::size_t apostrophe(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  if (text[offset] == '\'') return 1;
  return starts_with(text, offset, "’") ? 3 : 0;
}

// Bytes of one space, ordinary, non-breaking or thin.
std::size_t space(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return 0;
  if (text[offset] == ' ') return 1;
  if (starts_with(text, offset, "\u00a0")) return 2;
  return starts_with(text, offset, "\u2009") || starts_with(text, offset, "\u202f") ? 3 : 0;
}

bool word_starts(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  if (is_ascii(text[offset])) return is_ascii_word(text[offset]);
  std::size_t length = 0;
  const char32_t c = decode(text, offset, length);
  return c != 0xFFFD && u_isalnum(static_cast<UChar32>(c));
}

// A piece of a token: letters and digits without anything between them.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    for (std::size_t i = next_start(0); i < text_.size();) i = next_start(chain(i));
  }

  void run(TokenTaker& taker) {
    for (std::size_t i = next_start(0); i < text_.size(); i = next_start(i)) {
      if (const std::size_t end = plain_end(text_, i); end > i) {
        taker.take_plain(i, end, position_++);
        i = end;
        continue;
      }
      tokens_.clear();
      i = chain(i);
      for (const Token& token : tokens_) taker.take(token);
    }
  }

 private:
  // Where a word may start, from `i` on.
  std::size_t next_start(std::size_t i) const {
    while (i < text_.size() && is_ascii(text_[i]) && !is_ascii_word(text_[i]) && text_[i] != '_')
      ++i;
    return i;
  }

  // Reads the chain of words that starts at `i`, words held together by hyphens, brackets, points
  // or the space inside a number, and adds its tokens. Returns where it ends.
  std::size_t chain(std::size_t i) {
    bool has_word = false;
    std::size_t end = next_boundary(text_, i, has_word);
    if (!has_word) return end;
    pieces_.clear();
    add_segment(i, end);
    if (pieces_.empty()) return end;
    const bool bracket_first = i > 0 && text_[i - 1] == '(' && end < text_.size() &&
                               text_[end] == ')' && letter_at(end + 1);
    if (bracket_first) end = add_next(end + 1);
    while (true) {
      const std::size_t next = continued(end);
      if (next == 0) break;
      end = add_next(next);
    }
    end = absorb_s(end);
    add_tokens();
    return end;
  }

  bool letter_at(std::size_t i) const { return word_starts(text_, i) && !is_digit(text_[i]); }

  // Adds the segment at `i`, which a word starts. Returns its end.
  std::size_t add_next(std::size_t i) {
    bool has_word = false;
    const std::size_t end = next_boundary(text_, i, has_word);
    add_segment(i, end);
    return end;
  }

  // Where the chain goes on after `end`; 0 when it does not.
  std::size_t continued(std::size_t end) const {
    if (end >= text_.size()) return 0;
    if (const std::size_t h = hyphen(text_, end); h > 0)
      return word_starts(text_, end + h) ? end + h : 0;
    if (text_[end] == '(') return bracketed(end);
    if (is_digit(text_[end - 1])) return next_group(end);
    return ship_prefix(end);
  }

  // ruimte(vaart): letters in brackets without a space before them.
  std::size_t bracketed(std::size_t end) const {
    if (!letter_at(end + 1)) return 0;
    bool has_word = false;
    const std::size_t close = next_boundary(text_, end + 1, has_word);
    return close < text_.size() && text_[close] == ')' ? end + 1 : 0;
  }

  // 28 676: one to three digits, one space, three digits and no more.
  std::size_t next_group(std::size_t end) const {
    const Piece& last = pieces_.back();
    if (end - last.begin > 3 || !all_digits(last)) return 0;
    if (pieces_.size() > 1 && (end - last.begin != 3 || !all_digits(pieces_.front()))) return 0;
    const std::size_t gap = space(text_, end);
    if (gap == 0 || end + gap + 3 > text_.size()) return 0;
    const std::size_t next = end + gap;
    for (std::size_t k = next; k < next + 3; ++k)
      if (!is_digit(text_[k])) return 0;
    const bool point = starts_with(text_, next + 3, ".") && word_starts(text_, next + 4);
    return point || word_starts(text_, next + 3) ? 0 : next;
  }

  // "Zr. Ms.": the only abbreviation of letters that is written with and without a space.
  std::size_t ship_prefix(std::size_t end) const {
    const Piece& last = pieces_.back();
    if (pieces_.size() != 1 || end - last.begin != 2) return 0;
    if (!starts_with(text_, last.begin, "Zr")) return 0;
    const std::size_t next = end + (text_[end] == '.' ? 1 : 0);
    const std::size_t gap = space(text_, next);
    const bool follows =
        gap > 0 && starts_with(text_, next + gap, "Ms") && !word_starts(text_, next + gap + 2);
    return follows ? next + gap : 0;
  }

  bool all_digits(const Piece& piece) const {
    return std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                       text_.begin() + static_cast<std::ptrdiff_t>(piece.end), is_digit);
  }

  // MQ-9’s: after a digit Unicode puts a boundary before the apostrophe.
  std::size_t absorb_s(std::size_t end) {
    const std::size_t quote = apostrophe(text_, end);
    if (quote == 0 || !is_digit(text_[end - 1]) || !starts_with(text_, end + quote, "s"))
      return end;
    if (word_starts(text_, end + quote + 1)) return end;
    after_chain_ = quote + 1;
    return end + quote + 1;
  }

  // Cuts one of Unicode's words into pieces: at colons, underscores and points between letters.
  // Apostrophes and the points and commas of numbers stay.
  void add_segment(std::size_t begin, std::size_t end) {
    std::size_t from = begin;
    for (std::size_t i = begin; i < end; ++i) {
      const char c = text_[i];
      if (c != '.' && c != ':' && c != '_') continue;
      const bool in_number =
          c == '.' && i > from && is_digit(text_[i - 1]) && i + 1 < end && is_digit(text_[i + 1]);
      if (in_number) continue;
      add_piece_of_segment(from, i);
      from = i + 1;
    }
    add_piece_of_segment(from, end);
  }

  // Leaves out what folds to nothing, such as an accent that stands on no letter.
  void add_piece_of_segment(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    if (is_ascii_word(text_[begin]) || !fold(text_.substr(begin, end - begin)).empty())
      pieces_.push_back({begin, end});
  }

  void add_tokens() {
    if (pieces_.empty()) return;
    if (pieces_.size() == 1) {
      add_piece(pieces_.front());
      tokens_.back().end += after_chain_;
      if (const std::size_t digits = mark_digits(pieces_.front(), tokens_.back().surface);
          digits > 0)
        tokens_.push_back(without_mark(tokens_.back(), digits));
      after_chain_ = 0;
      return;
    }
    const std::size_t at = tokens_.size();
    tokens_.emplace_back();  // the joined form, filled in below
    const std::uint32_t first = position_;
    std::string joined;
    for (const Piece& piece : pieces_) {
      add_piece(piece);
      joined += tokens_.back().surface;
    }
    const Token& last = tokens_.back();
    Token& whole = tokens_[at];
    whole.surface = std::move(joined);
    whole.begin = pieces_.front().begin;
    whole.end = pieces_.back().end + after_chain_;
    whole.position = first;
    whole.span = position_ - first;
    whole.apostrophe = last.apostrophe;
    whole.name = tokens_[at + 1].name;
    whole.capitals = std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                 tokens_.end(), [](const Token& t) { return t.capitals; });
    if (are_initials()) {  // m.b.t.: its letters alone are no words
      whole.span = 1;
      tokens_.resize(at + 1);
      position_ = first + 1;
    } else if (const std::size_t digits = mark_digits(pieces_.back(), tokens_.back().surface);
               digits > 0) {
      tokens_.push_back(without_mark(tokens_.back(), digits));
      tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     without_mark(tokens_[at], digits));
    }
    after_chain_ = 0;
  }

  // Single letters with points between them.
  bool are_initials() const {
    return std::all_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
      const bool letter = piece.end - piece.begin == 1 && !is_digit(text_[piece.begin]);
      return letter && (&piece == &pieces_.back() || text_[piece.end] == '.');
    });
  }

  // Adds the token of one piece.
  void add_piece(const Piece& piece) {
    Token& token = tokens_.emplace_back();
    token.begin = piece.begin;
    token.end = piece.end;
    token.position = position_++;
    fold_piece(piece, token);
  }

  void fold_piece(const Piece& piece, Token& token) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    std::string& out = token.surface;
    for (std::size_t i = piece.begin, length = 1; i < piece.end; i += length) {
      const char c = text_[i];
      length = 1;
      if (is_upper(c)) {
        ++letters;
        ++capitals;
        out += static_cast<char>(c - 'A' + 'a');
      } else if (is_lower(c) || is_digit(c)) {
        letters += is_lower(c) ? 1 : 0;
        out += c;
      } else if (c == '.') {
        if (!thousands(piece, i)) out += c;
      } else if (const std::size_t quote = apostrophe(text_, i); quote > 0) {
        length = quote;
        if (!suffix_s(piece, i + quote)) {
          out += '\'';
          continue;
        }
        if (letters == capitals && letters > 1) break;  // VPD's is VPD
        token.apostrophe = true;
      } else if (is_ascii(c)) {
        out += c;
      } else {
        const char32_t point = decode(text_, i, length);
        const auto unicode = static_cast<UChar32>(point);
        letters += u_isalpha(unicode) ? 1 : 0;
        capitals += u_isupper(unicode) ? 1 : 0;
        fold_code_point(point, out);
      }
      if (i == piece.begin) token.name = capitals > 0;
    }
    token.capitals = letters > 1 && letters == capitals;
  }

  // Whether the point at `i` separates thousands: 1.250.000 but not 13.02.2025 or 2.1.
  bool thousands(const Piece& piece, std::size_t i) const {
    std::size_t digits = 0;
    for (std::size_t k = i + 1; k < piece.end && is_digit(text_[k]); ++k) ++digits;
    if (digits != 3) return false;
    std::size_t before = 0;
    for (std::size_t k = i; k > piece.begin && is_digit(text_[k - 1]); --k) ++before;
    return before >= 1 && before <= 3;
  }

  bool suffix_s(const Piece& piece, std::size_t i) const {
    return i + 1 == piece.end && (text_[i] == 's' || text_[i] == 'S');
  }

  // How many digits at the end of `piece` may be the mark of a footnote.
  std::size_t mark_digits(const Piece& piece, const std::string& surface) const {
    std::size_t digits = 0;
    while (digits < piece.end - piece.begin && is_digit(text_[piece.end - digits - 1])) ++digits;
    if (digits == 0 || digits > 2 || text_[piece.end - digits] == '0') return 0;
    if (surface.size() < digits + 4) return 0;
    for (std::size_t i = piece.begin + 1; i + digits < piece.end; ++i) {
      if (is_upper(text_[i]) || is_digit(text_[i])) return 0;  // SNMG1, A320
    }
    return digits;
  }

  static Token without_mark(Token token, std::size_t digits) {
    token.surface.resize(token.surface.size() - digits);
    token.end -= digits;
    token.alternative = true;
    return token;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::vector<Piece> pieces_;
  std::uint32_t position_ = 0;
  std::size_t after_chain_ = 0;  // bytes of "'s" behind the last piece
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  Tokenizer(text, tokens).run();
}

void tokenize(std::string_view text, TokenTaker& taker) {
  std::vector<Token> tokens;
  Tokenizer(text, tokens).run(taker);
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  return tokens;
}

}  // namespace briefkamer::indexer
