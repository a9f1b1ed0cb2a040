#include "corpus/parsing/hyphens.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Of all line ends in running text, in hundredths: more than this is a typesetter's work.
constexpr std::size_t kTypeset = 4;
// Fewer hyphens than this are no pattern.
constexpr std::size_t kFewest = 3;
// Parts of a word that keep their hyphen wherever they stand.
constexpr std::string_view kOwnHyphen[] = {"oud", "niet", "non", "ex", "e", "co", "anti", "pro"};

// A hyphen at the end of a line between two parts of a word.
struct Break {
  std::size_t hyphen = 0;  // where it stands in the text; the line end is behind it
  std::string_view left, right;
  bool in_address = false;  // on the web, which no typesetter breaks with a hyphen of his own
};

std::size_t word_start(std::string_view text, std::size_t end) {
  auto start = end;
  while (start > 0) {
    const auto point = code_point_before(text, start);
    if (!is_letter(point.value) && point.value != '-') break;
    start -= point.length;
  }
  return start;
}

std::size_t word_end(std::string_view text, std::size_t start) {
  auto end = start;
  while (end < text.size()) {
    const auto point = code_point_at(text, end);
    if (!is_letter(point.value)) break;
    end += point.length;
  }
  return end;
}

// Whether an address on the web goes on up to `end`; it may have begun on a line before.
bool is_in_address(std::string_view text, std::size_t end, const std::vector<Break>& before) {
  auto start = end;
  while (start > 0 && !is_space(text[start - 1])) --start;
  const auto word = text.substr(start, end - start);
  if (word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos) {
    return true;
  }
  return !before.empty() && before.back().in_address && before.back().hyphen + 2 == start;
}

std::vector<Break> breaks_in(std::string_view text) {
  std::vector<Break> breaks;
  for (auto at = text.find("-\n"); at != std::string_view::npos; at = text.find("-\n", at + 2)) {
    const auto start = word_start(text, at);
    const auto end = word_end(text, at + 2);
    if (start < at && end > at + 2) {
      const bool in_address = is_in_address(text, at, breaks);
      breaks.push_back(
          {at, text.substr(start, at - start), text.substr(at + 2, end - at - 2), in_address});
    }
  }
  return breaks;
}

bool has_capital(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const auto point = code_point_at(word, i);
    // One capital at the start begins a sentence; it may still be a name.
    if (is_upper(point.value) && (i > 0 || word.size() < 4)) return true;
    i += point.length;
  }
  return false;
}

// Whether the hyphen is the author's, whatever the typesetter does.
bool is_authors(const Break& at) {
  if (at.in_address) return true;
  if (!is_lower(code_point_at(at.right, 0).value) || has_capital(at.left)) return true;
  if (at.right == "en" || at.right == "of" || at.right == "tot") return true;
  return std::find(std::begin(kOwnHyphen), std::end(kOwnHyphen), at.left) != std::end(kOwnHyphen);
}

using Words = std::unordered_set<std::string>;

// The words within lines, as they are written.
void collect_words(std::string_view text, Words& words) {
  for (std::size_t i = 0; i < text.size();) {
    const auto start = i;
    while (i < text.size() && !is_space(text[i])) ++i;
    auto word = text.substr(start, i - start);
    while (!word.empty() && !word_before(word, word.size())) word.remove_suffix(1);
    while (!word.empty() && !word_at(word, 0)) word.remove_prefix(1);
    if (!word.empty()) words.insert(std::string(word));
    while (i < text.size() && is_space(text[i])) ++i;
  }
}

class Hyphens {
 public:
  explicit Hyphens(const std::vector<Block>& blocks) {
    std::size_t lines = 0, small = 0;
    for (const auto& block : blocks) {
      if (block.kind == BlockKind::kMargin) continue;
      collect_words(block.text, words_);
      lines += static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), '\n'));
      for (const auto& at : breaks_in(block.text)) small += is_authors(at) ? 0 : 1;
    }
    typeset_ = small >= kFewest && small * 100 >= lines * kTypeset;
  }

  bool drops(const Break& at) const {
    if (is_authors(at)) return false;
    const std::string left(at.left), right(at.right);
    if (words_.contains(left + right)) return true;
    if (words_.contains(left + '-' + right)) return false;
    return typeset_;
  }

 private:
  Words words_;
  bool typeset_ = false;
};

// Takes `count` bytes out at `at`, and moves the marks behind them.
void erase(Block& block, std::size_t at, std::size_t count) {
  block.text.erase(at, count);
  for (auto& note : block.notes) {
    if (note.offset > at) note.offset = std::max(at, note.offset - std::min(note.offset, count));
  }
}

}  // namespace

void drop_typeset_hyphens(std::vector<Block>& blocks) {
  const Hyphens hyphens(blocks);
  for (auto& block : blocks) {
    const auto text = block.text;
    const auto breaks = breaks_in(text);
    for (auto at = breaks.rbegin(); at != breaks.rend(); ++at) {
      if (hyphens.drops(*at)) erase(block, at->hyphen, 2);
    }
  }
}

}  // namespace briefkamer::corpus
