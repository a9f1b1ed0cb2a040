#include "searcher/marks.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace briefkamer::searcher {
namespace {

using indexer::NumberedText;

// A set of words that most words are not in: says so of nearly all of them without comparing any.
class Words {
 public:
  explicit Words(const std::set<std::string>& words) : words_(words.begin(), words.end()) {
    for (const std::string& word : words) signs_ |= sign(word);
  }

  // The place of `word` among them, in order.
  std::optional<std::size_t> find(std::string_view word) const {
    if ((signs_ & sign(word)) == 0) return std::nullopt;
    const auto found = std::lower_bound(words_.begin(), words_.end(), word);
    if (found == words_.end() || *found != word) return std::nullopt;
    return static_cast<std::size_t>(found - words_.begin());
  }

 private:
  static std::uint64_t sign(std::string_view word) {
    const std::size_t first = word.empty() ? 0 : static_cast<unsigned char>(word.front());
    return std::uint64_t{1} << ((first * 7 + word.size()) % 64);
  }

  std::vector<std::string_view> words_;
  std::uint64_t signs_ = 0;
};

class Finder {
 public:
  Finder(const Marks& marks, const NumberedText& text, const indexer::Analyzer& analyzer)
      : marks_(marks), tokens_(text.tokens), text_(text), analyzer_(analyzer) {}

  std::vector<Mark> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      find_phrases(i);
      find_word(i);
    }
    return merged();
  }

 private:
  const indexer::NumberedToken& token(std::size_t i) const { return tokens_[i]; }
  std::string_view surface(std::size_t i) const {
    return analyzer_.text(text_.form_of(tokens_[i]).surface);
  }

  // The end of the phrase that starts at the token `at`, as an index behind its last token; 0 when
  // it does not. Joined forms and other readings share positions with the words that a phrase is
  // made of; like the index, a phrase goes on at the position behind each word's first.
  std::size_t phrase_end(std::size_t at, const std::vector<std::string>& phrase) const {
    std::uint32_t position = token(at).position;
    std::size_t last = at;
    for (const std::string& word : phrase) {
      std::size_t i = last;
      while (i < tokens_.size() && token(i).position < position) ++i;
      while (i < tokens_.size() && token(i).position == position && surface(i) != word) ++i;
      if (i >= tokens_.size() || token(i).position != position) return 0;
      ++position;
      last = i;
    }
    return last + 1;
  }

  void find_phrases(std::size_t i) {
    for (std::size_t p = 0; p < marks_.phrases.size(); ++p) {
      if (surface(i) != marks_.phrases[p].front()) continue;
      const std::size_t end = phrase_end(i, marks_.phrases[p]);
      if (end > 0)
        found_.push_back(
            {token(i).begin, token(end - 1).end, marks_.terms.size() + marks_.prefixes.size() + p});
    }
  }

  void find_word(std::size_t i) {
    for (const indexer::TermNumber& term : text_.terms_of(tokens_[i])) {
      if (const auto known = words_.find(analyzer_.text(term.text))) return add(token(i), *known);
    }
    std::size_t what = marks_.terms.size();
    for (const std::string& prefix : marks_.prefixes) {
      if (surface(i).starts_with(prefix)) return add(token(i), what);
      ++what;
    }
  }

  void add(const indexer::NumberedToken& word, std::size_t what) {
    found_.push_back({word.begin, word.end, what});
  }

  // Overlapping stretches become one, of what is found first.
  std::vector<Mark> merged() {
    std::sort(found_.begin(), found_.end(), [](const Mark& a, const Mark& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Mark> all;
    for (const Mark& mark : found_) {
      if (!all.empty() && mark.begin < all.back().end) {
        all.back().end = std::max(all.back().end, mark.end);
      } else {
        all.push_back(mark);
      }
    }
    return all;
  }

  const Marks& marks_;
  const std::vector<indexer::NumberedToken>& tokens_;
  const NumberedText& text_;
  const indexer::Analyzer& analyzer_;
  const Words words_{marks_.terms};
  std::vector<Mark> found_;
};

}  // namespace

std::vector<Mark> find_marks(std::string_view text, const Marks& marks,
                             indexer::Analyzer& analyzer) {
  if (marks.empty()) return {};
  analyzer.forget_when_full();
  return Finder(marks, analyzer.number(text), analyzer).run();
}

std::vector<Piece> pieces(std::string_view text, const std::vector<Mark>& marks, std::size_t begin,
                          std::size_t end) {
  std::vector<Piece> all;
  std::size_t at = begin;
  const auto add = [&](std::size_t to, bool marked) {
    if (to > at) all.push_back({std::string(text.substr(at, to - at)), marked});
    at = std::max(at, to);
  };
  for (const Mark& mark : marks) {
    if (mark.end <= begin || mark.begin >= end) continue;
    add(std::max(mark.begin, begin), false);
    add(std::min(mark.end, end), true);
  }
  add(end, false);
  return all;
}

}  // namespace briefkamer::searcher
