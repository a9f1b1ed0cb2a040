#include "searcher/marks.h"

#include <algorithm>

namespace briefkamer::searcher {
namespace {

using indexer::AnalyzedToken;

// The end of the phrase that starts at `tokens[at]`, as an index behind its last token; 0 when it
// does not. Joined forms and other readings share positions with the words that a phrase is made
// of; like the index, a phrase goes on at the position behind each word's first.
std::size_t phrase_end(const std::vector<AnalyzedToken>& tokens, std::size_t at,
                       const std::vector<std::string>& phrase) {
  std::uint32_t position = tokens[at].token.position;
  std::size_t last = at;
  for (const std::string& word : phrase) {
    std::size_t i = last;
    while (i < tokens.size() && tokens[i].token.position < position) ++i;
    while (i < tokens.size() && tokens[i].token.position == position &&
           tokens[i].token.surface != word)
      ++i;
    if (i >= tokens.size() || tokens[i].token.position != position) return 0;
    ++position;
    last = i;
  }
  return last + 1;
}

class Finder {
 public:
  Finder(const Marks& marks, const std::vector<AnalyzedToken>& tokens)
      : marks_(marks), tokens_(tokens) {}

  std::vector<Mark> run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      find_phrases(i);
      find_word(i);
    }
    return merged();
  }

 private:
  void find_phrases(std::size_t i) {
    for (std::size_t p = 0; p < marks_.phrases.size(); ++p) {
      if (tokens_[i].token.surface != marks_.phrases[p].front()) continue;
      const std::size_t end = phrase_end(tokens_, i, marks_.phrases[p]);
      if (end > 0)
        found_.push_back({tokens_[i].token.begin, tokens_[end - 1].token.end,
                          marks_.terms.size() + marks_.prefixes.size() + p});
    }
  }

  void find_word(std::size_t i) {
    const indexer::Token& token = tokens_[i].token;
    for (const indexer::Term& term : tokens_[i].terms) {
      const auto known = marks_.terms.find(term.text);
      if (known == marks_.terms.end()) continue;
      add(token, static_cast<std::size_t>(std::distance(marks_.terms.begin(), known)));
      return;
    }
    std::size_t what = marks_.terms.size();
    for (const std::string& prefix : marks_.prefixes) {
      if (token.surface.rfind(prefix, 0) == 0) return add(token, what);
      ++what;
    }
  }

  void add(const indexer::Token& token, std::size_t what) {
    found_.push_back({token.begin, token.end, what});
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
  const std::vector<AnalyzedToken>& tokens_;
  std::vector<Mark> found_;
};

}  // namespace

std::vector<Mark> find_marks(std::string_view text, const Marks& marks,
                             indexer::Analyzer& analyzer) {
  if (marks.empty()) return {};
  const std::vector<AnalyzedToken> tokens = analyzer.analyze(text);
  return Finder(marks, tokens).run();
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
