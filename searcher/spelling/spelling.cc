#include "searcher/spelling/spelling.h"

#include <vector>

#include "indexer/analysis/tokenizer.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/written_form.h"
#include "searcher/spelling/spelling_candidates.h"

namespace briefkamer::searcher {
namespace {

// A text with more of these is not Dutch, or not about letters.
constexpr std::size_t kMostUnknown = 4;

// A stretch of the query that no letter has, and what may be meant by it.
struct Slip {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> meant;  // the likeliest first
};

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// "NAVO" → "NAVO", "Irka" → "Irak": a capital that the reader typed stays.
std::string as_typed(std::string written, std::string_view typed) {
  const bool capital = !typed.empty() && typed[0] >= 'A' && typed[0] <= 'Z';
  if (capital && !written.empty() && written[0] >= 'a' && written[0] <= 'z')
    written[0] = static_cast<char>(written[0] - 'a' + 'A');
  return written;
}

class Speller {
 public:
  Speller(std::string_view text, const Xapian::Database& database, indexer::Analyzer& analyzer,
          const SpellingChecks& checks, const Deadline& deadline)
      : text_(text),
        database_(database),
        analyzer_(analyzer),
        checks_(checks),
        deadline_(deadline) {}

  std::optional<std::string> run() {
    find_slips();
    if (slips_.empty() || slips_.size() > kMostUnknown) return std::nullopt;
    std::vector<std::size_t> choice(slips_.size(), 0);
    if (auto text = corrected(choice)) return text;
    for (std::size_t i = 0; i < slips_.size(); ++i) {
      for (choice[i] = 1; choice[i] < slips_[i].meant.size(); ++choice[i])
        if (auto text = corrected(choice)) return text;
      choice[i] = 0;
    }
    return std::nullopt;
  }

 private:
  void find_slips() {
    std::vector<std::string> notes;
    const std::vector<QueryToken> tokens = query_tokens(text_, notes);
    int excluded = 0;  // open brackets behind NIET
    for (std::size_t i = 0; i < tokens.size() && slips_.size() <= kMostUnknown; ++i) {
      const bool negated = i > 0 && is_not(tokens[i - 1]);
      if (tokens[i].kind == Lexeme::kOpen && (negated || excluded > 0)) ++excluded;
      if (tokens[i].kind == Lexeme::kClose && excluded > 0) --excluded;
      if (negated || excluded > 0 || !can_be_wrong(tokens[i])) continue;
      if (tokens[i].kind == Lexeme::kPhrase || !checks_.occurs(tokens[i].text))
        add_slips(tokens[i]);
    }
  }

  static bool is_not(const QueryToken& token) {
    return token.kind == Lexeme::kNot || token.kind == Lexeme::kMinus;
  }

  static bool can_be_wrong(const QueryToken& token) {
    const bool words = token.kind == Lexeme::kWord || token.kind == Lexeme::kPhrase;
    const bool searched = token.field == Field::kText || token.field == Field::kSubject ||
                          token.field == Field::kSender;
    return words && searched && token.typed.empty() && !token.text.ends_with('*') &&
           (token.kind == Lexeme::kPhrase || !has_digit(token.text));
  }

  bool occurs(const std::string& surface) const {
    return database_.term_exists(indexer::prefixed(indexer::kSurface, surface));
  }

  void add_slips(const QueryToken& token) {
    for (const indexer::Token& word : indexer::tokenize(token.text)) {
      if (word.span > 1 || word.alternative || word.capitals || has_digit(word.surface) ||
          occurs(word.surface))
        continue;
      std::vector<std::string> meant = spellings(word.surface, database_, analyzer_, deadline_);
      if (!meant.empty())
        slips_.push_back({token.begin + word.begin, token.begin + word.end, std::move(meant)});
    }
  }

  // The text with one choice for every slip, if it finds letters.
  std::optional<std::string> corrected(const std::vector<std::size_t>& choice) const {
    std::string text;
    std::size_t at = 0;
    for (std::size_t i = 0; i < slips_.size(); ++i) {
      const Slip& slip = slips_[i];
      text += text_.substr(at, slip.begin - at);
      text +=
          as_typed(written(slip.meant[choice[i]]), text_.substr(slip.begin, slip.end - slip.begin));
      at = slip.end;
    }
    text += text_.substr(at);
    if (!checks_.finds(text)) return std::nullopt;
    return text;
  }

  std::string written(const std::string& words) const {
    const std::size_t space = words.find(' ');
    if (space == std::string::npos) return written_form(database_, words);
    return written_form(database_, words.substr(0, space)) + ' ' +
           written_form(database_, words.substr(space + 1));
  }

  std::string_view text_;
  const Xapian::Database& database_;
  indexer::Analyzer& analyzer_;
  const SpellingChecks& checks_;
  const Deadline& deadline_;
  std::vector<Slip> slips_;
};

}  // namespace

std::optional<std::string> better_spelling(std::string_view text, const Xapian::Database& database,
                                           indexer::Analyzer& analyzer,
                                           const SpellingChecks& checks, const Deadline& deadline) {
  return Speller(text, database, analyzer, checks, deadline).run();
}

}  // namespace briefkamer::searcher
