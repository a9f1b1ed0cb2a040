#include "searcher/query/query_lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/citing/citations.h"
#include "indexer/analysis/fold.h"
#include "searcher/query/day_range.h"

namespace briefkamer::searcher {
namespace {

struct FieldName {
  std::string_view name;
  Field field;
};

constexpr std::array kFieldNames{
    FieldName{"onderwerp", Field::kSubject}, FieldName{"subject", Field::kSubject},
    FieldName{"betreft", Field::kSubject},   FieldName{"afzender", Field::kSender},
    FieldName{"sender", Field::kSender},     FieldName{"missie", Field::kMission},
    FieldName{"mission", Field::kMission},   FieldName{"thema", Field::kTopic},
    FieldName{"topic", Field::kTopic},       FieldName{"soort", Field::kKind},
    FieldName{"kind", Field::kKind},         FieldName{"ministerie", Field::kMinistry},
    FieldName{"ministry", Field::kMinistry}, FieldName{"dossier", Field::kDossier},
    FieldName{"datum", Field::kDate},        FieldName{"date", Field::kDate},
};
constexpr std::size_t kLongestFieldName = 10;

// A bracket further than this from the one that opens it does not belong to the word.
constexpr std::size_t kLongestInBrackets = 64;

constexpr int kWordsOfDate = 3;  // "4 april 2025"

std::optional<Lexeme> word_operator(std::string_view word) {
  if (word == "EN" || word == "AND") return Lexeme::kAnd;
  if (word == "OF" || word == "OR") return Lexeme::kOr;
  if (word == "NIET" || word == "NOT") return Lexeme::kNot;
  return std::nullopt;
}

// "1-4-2025..30-4-2025" can be nothing but a period, with or without the field's name.
bool is_period(std::string_view word) {
  return word.find("..") != std::string_view::npos && day_range(word).has_value();
}

std::size_t one_of(std::string_view text, std::size_t i,
                   std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks)
    if (text.compare(i, mark.size(), mark) == 0) return mark.size();
  return 0;
}

// Bytes of a quotation mark at `i`; 0 when there is none. All kinds open and close alike.
std::size_t quote(std::string_view text, std::size_t i) {
  return one_of(text, i, {"\"", "“", "”", "„", "‟", "«", "»", "＂"});
}

// Bytes of white space or a control character at `i`; 0 when there is none.
std::size_t space(std::string_view text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) return byte <= ' ' || byte == 0x7F ? 1 : 0;
  if (byte == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80') {
    const auto last = static_cast<unsigned char>(text[i + 2]);  // U+2000 to U+200B, U+2028, U+2029
    if ((last >= 0x80 && last <= 0x8B) || last == 0xA8 || last == 0xA9) return 3;
  }
  return one_of(text, i, {"\u00a0", "\u202f", "\u205f", "\u3000", "\ufeff"});
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>& notes) : text_(text), notes_(notes) {}

  std::vector<QueryToken> run() {
    if (auto whole = corpus::parse_citation(text_)) {
      add_citation(*whole);
      return std::move(tokens_);
    }
    citations_ = corpus::find_citations(text_);
    while (i_ < text_.size()) {
      skip_citations_before(i_);
      if (next_ < citations_.size() && i_ == citations_[next_].place.offset) {
        add_citation(citations_[next_]);
        i_ += citations_[next_].place.length;
      } else if (const std::size_t gap = space(text_, i_); gap > 0) {
        i_ += gap;
      } else {
        next();
      }
    }
    return std::move(tokens_);
  }

 private:
  // Those that stood in a phrase or behind a field's name are what is quoted there. Several may
  // start at one place ("nrs. 472 en 473"): the later ones lie behind the first.
  void skip_citations_before(std::size_t at) {
    while (next_ < citations_.size() && citations_[next_].place.offset < at) ++next_;
  }

  // Where a word that started before has to end.
  std::size_t limit() const {
    if (next_ >= citations_.size()) return text_.size();
    const std::size_t offset = citations_[next_].place.offset;
    return offset > i_ && text_[offset - 1] != ':' ? offset : text_.size();
  }

  void add_citation(const corpus::Citation& citation) {
    tokens_.push_back({Lexeme::kWord, citation.id, Field::kText, citation.text});
  }

  // `text` is a part of text_, or empty.
  void add(Lexeme kind, std::string_view text = {}, Field field = Field::kText) {
    const auto begin = text.empty() ? i_ : static_cast<std::size_t>(text.data() - text_.data());
    tokens_.push_back({kind, std::string(text), field, {}, begin});
  }

  void next() {
    const char c = text_[i_];
    if (const std::size_t mark = quote(text_, i_); mark > 0) {
      phrase(mark, Field::kText);
    } else if (c == ')' || (c == '(' && !word_goes_on())) {
      add(c == '(' ? Lexeme::kOpen : Lexeme::kClose);
      ++i_;
    } else if (c == '-' && i_ + 1 < text_.size() && space(text_, i_ + 1) == 0) {
      if (stands_free() && !is_suspended()) add(Lexeme::kMinus, "-");
      ++i_;
    } else {
      word();
    }
  }

  void phrase(std::size_t mark, Field field) {
    const std::size_t begin = i_ + mark;
    std::size_t end = begin;
    while (end < text_.size() && quote(text_, end) == 0) ++end;
    i_ = begin;
    if (end >= text_.size()) {
      note("Een aanhalingsteken sluit niet; de woorden erachter zijn los gelezen.");
      return;
    }
    add(Lexeme::kPhrase, text_.substr(begin, end - begin), field);
    i_ = end + quote(text_, end);
  }

  void word() {
    const std::size_t begin = i_;
    const std::size_t most = limit();
    if (is_path(begin, most)) return address();
    while (i_ < most && !word_ends(begin)) {
      if (text_[i_] == ':') {
        if (const auto field = field_at(begin)) return field_value(*field);
      }
      i_ = text_[i_] == '(' ? closing_bracket() : i_ + 1;
    }
    add_word(text_.substr(begin, i_ - begin), Field::kText);
  }

  // Whether from `begin` on to a citation at `end` stands "https://zoek.example.nl/".
  bool is_path(std::size_t begin, std::size_t end) const {
    if (end == text_.size() || text_[end - 1] != '/') return false;
    const std::string_view path = text_.substr(begin, end - begin);
    return path.find('.') != path.npos && path.find_first_of(" \t\n\"") == path.npos;
  }

  // Of a letter at its publisher: the letter, without the name of the host and ".html".
  void address() {
    const corpus::Citation& citation = citations_[next_];
    add_citation(citation);
    i_ = citation.place.offset + citation.place.length;
    while (i_ < text_.size() && space(text_, i_) == 0 && text_[i_] != ')') ++i_;
  }

  bool word_ends(std::size_t begin) const {
    if (space(text_, i_) > 0 || quote(text_, i_) > 0 || text_[i_] == ')') return true;
    if (text_[i_] != '(' || i_ == begin) return false;
    return closing_bracket() == i_ || word_operator(text_.substr(begin, i_ - begin));
  }

  // Behind the bracket that closes the one here, when it is of the same word: ruimte(vaart); here
  // when it is not.
  std::size_t closing_bracket() const {
    const std::size_t most = std::min(text_.size(), i_ + kLongestInBrackets);
    int depth = 0;
    for (std::size_t i = i_; i < most; ++i) {
      if (space(text_, i) > 0 || quote(text_, i) > 0) break;
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && --depth == 0) return i + 1;
    }
    return i_;
  }

  // "(her)registratie": the bracket here belongs to the word behind it.
  bool word_goes_on() const {
    const std::size_t end = closing_bracket();
    if (end == i_ || end >= text_.size()) return false;
    return space(text_, end) == 0 && quote(text_, end) == 0 &&
           std::string_view("().,;:!?*").find(text_[end]) == std::string_view::npos;
  }

  // "buy now"-diensten: a hyphen behind something is no minus.
  bool stands_free() const {
    if (i_ == 0 || text_[i_ - 1] == '(' || text_[i_ - 1] == '-') return true;
    std::size_t before = i_ - 1;
    while (before > 0 && (static_cast<unsigned char>(text_[before]) & 0xC0) == 0x80) --before;
    return space(text_, before) > 0;
  }

  // "wapens en -munitie": the hyphen here stands for a word before it.
  bool is_suspended() const {
    if (tokens_.empty()) return false;
    const QueryToken& before = tokens_.back();
    return before.kind == Lexeme::kWord && before.field == Field::kText &&
           (before.text == "en" || before.text == "of" || before.text == "en/of");
  }

  std::optional<Field> field_at(std::size_t begin) const {
    if (i_ - begin > kLongestFieldName) return std::nullopt;
    const std::string name = indexer::fold(text_.substr(begin, i_ - begin));
    for (const FieldName& known : kFieldNames)
      if (known.name == name) return known.field;
    return std::nullopt;
  }

  void field_value(Field field) {
    ++i_;
    if (i_ >= text_.size()) return no_value(field);
    if (const std::size_t mark = quote(text_, i_); mark > 0) return phrase(mark, field);
    if (text_[i_] == '(') {
      add(Lexeme::kOpen, {}, field);
      ++i_;
      return;
    }
    const std::size_t begin = i_;
    while (i_ < text_.size() && !word_ends(begin))
      i_ = text_[i_] == '(' ? closing_bracket() : i_ + 1;
    if (field == Field::kDate) i_ = end_of_date(begin);
    const std::string_view value = text_.substr(begin, i_ - begin);
    if (value.find_first_not_of('*') == std::string_view::npos) return no_value(field);
    add_word(value, field);
  }

  // datum:4 april 2025 is a date of three words. The word at `begin` ends here.
  std::size_t end_of_date(std::size_t begin) const {
    std::size_t end = i_;
    std::size_t at = i_;
    for (int more = 0; more < kWordsOfDate - 1 && at < text_.size() && text_[at] == ' '; ++more) {
      at = std::min(text_.find_first_of(" ()", at + 1), text_.size());
      if (day_range(text_.substr(begin, at - begin))) end = at;
    }
    return end;
  }

  void no_value(Field field) {
    note("Achter " + std::string(dutch_name(field)) + ": staat niets.");
  }

  void add_word(std::string_view word, Field field) {
    if (field == Field::kText) {
      if (const auto op = word_operator(word)) return add(*op, word);
      if (is_period(word)) field = Field::kDate;
      const auto citation = corpus::parse_citation(word);
      if (citation && field == Field::kText) return add_citation(*citation);
    }
    add(Lexeme::kWord, word, field);
  }

  void note(std::string text) { add_note(notes_, std::move(text)); }

  std::string_view text_;
  std::vector<std::string>& notes_;
  std::vector<QueryToken> tokens_;
  std::vector<corpus::Citation> citations_;
  std::size_t next_ = 0;  // of citations_
  std::size_t i_ = 0;
};

}  // namespace

std::vector<QueryToken> query_tokens(std::string_view text, std::vector<std::string>& notes) {
  return Lexer(text, notes).run();
}

std::string_view dutch_name(Field field) {
  for (const FieldName& known : kFieldNames)
    if (known.field == field) return known.name;
  return {};
}

void add_note(std::vector<std::string>& notes, std::string note) {
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
}

}  // namespace briefkamer::searcher
