#include "searcher/snippets.h"

#include <algorithm>
#include <set>

namespace briefkamer::searcher {
namespace {

using corpus::Letter;
using corpus::Section;

constexpr std::size_t kSnippetBytes = 260;
constexpr std::size_t kLongestWord = 100;  // bytes; longer ones may be cut
constexpr const char* kLeftOut = "…";

bool is_gap(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// The first and last mark of the best window: most different things found, then most marks, then
// first.
std::pair<std::size_t, std::size_t> best_window(const std::vector<Mark>& marks, std::size_t most) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::size_t best_score = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    std::set<std::size_t> kinds;
    std::size_t j = i;
    for (; j < marks.size() && marks[j].end - marks[i].begin <= most; ++j)
      kinds.insert(marks[j].what);
    const std::size_t score = kinds.size() * 1000 + (j - i);
    if (j > i && score > best_score) {
      best_score = score;
      best = {i, j - 1};
    }
  }
  return best;
}

// Whether a sentence starts at `i`, behind a gap. A point behind "nr", "art" or "mr", or before a
// digit or small letter, ends none.
bool starts_sentence(std::string_view text, std::size_t i) {
  constexpr std::size_t kLongestAbbreviation = 3;
  if (i < 2 || i >= text.size()) return false;
  const char end = text[i - 2];
  if (end == '?' || end == '!') return true;
  if (end != '.') return false;
  const char next = text[i];
  if ((next >= '0' && next <= '9') || (next >= 'a' && next <= 'z')) return false;
  std::size_t letters = 0;
  while (letters < i - 2 && !is_gap(text[i - 3 - letters])) ++letters;
  return letters > kLongestAbbreviation;
}

// The start of the sentence or paragraph that `at` is in, or of a word when that is too far back.
std::size_t start_before(std::string_view text, std::size_t at, std::size_t farthest) {
  std::size_t word = at;
  while (word > 0 && !is_gap(text[word - 1]) && at - word < kLongestWord) --word;
  if (word > 0 && !is_gap(text[word - 1])) word = at;
  for (std::size_t i = word; i > 0; --i) {
    if (at - i > farthest) return word;
    if (text[i - 1] == '\n') return i;
    if (!is_gap(text[i - 1])) continue;
    word = i;
    if (starts_sentence(text, i)) return i;
  }
  return 0;
}

// Where the text is cut to end at about `at`: between two words, not before `least`, and within a
// word only when that is too long.
std::size_t end_before(std::string_view text, std::size_t at, std::size_t least) {
  if (at >= text.size()) return text.size();
  for (std::size_t i = at; i > least; --i)
    if (is_gap(text[i])) return i;
  const std::size_t most = std::min(text.size(), std::max(at, least) + kLongestWord);
  for (std::size_t i = least; i < most; ++i)
    if (is_gap(text[i]) && i > 0) return i;
  if (most == text.size()) return most;
  std::size_t i = std::max(at, least);
  while (i > least && !starts_character(text[i])) --i;
  return i;
}

struct Scored {
  std::size_t section = 0;
  std::vector<Mark> marks;      // in its text
  std::set<std::size_t> kinds;  // of what is marked in its text and heading
};

// What two sections show together counts before how often each shows it.
std::vector<Scored> choose(std::vector<Scored> all, std::size_t most) {
  std::vector<Scored> chosen;
  std::set<std::size_t> shown;
  while (chosen.size() < most && !all.empty()) {
    const auto value = [&](const Scored& scored) {
      const auto fresh = static_cast<std::size_t>(
          std::count_if(scored.kinds.begin(), scored.kinds.end(),
                        [&](std::size_t kind) { return !shown.contains(kind); }));
      return fresh * 1000 + scored.kinds.size() * 10 +
             std::min<std::size_t>(scored.marks.size(), 9);
    };
    const auto best = std::max_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      return value(a) != value(b) ? value(a) < value(b) : a.section > b.section;
    });
    shown.insert(best->kinds.begin(), best->kinds.end());
    chosen.push_back(std::move(*best));
    all.erase(best);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Scored& a, const Scored& b) { return a.section < b.section; });
  return chosen;
}

SectionHit hit_of(const Letter& letter, const Scored& scored) {
  const Section& section = letter.sections[scored.section];
  SectionHit hit;
  hit.heading = section.heading;
  if (section.annex > 0 && static_cast<std::size_t>(section.annex) <= letter.annexes.size())
    hit.annex = letter.annexes[static_cast<std::size_t>(section.annex) - 1].label;
  hit.anchor = section_anchor(scored.section);
  std::size_t begin = 0;
  hit.snippet = snippet(section.text, scored.marks, kSnippetBytes, begin);
  const auto shown = std::find_if(scored.marks.begin(), scored.marks.end(),
                                  [&](const Mark& mark) { return mark.begin >= begin; });
  hit.page =
      corpus::page_at(letter, scored.section, shown == scored.marks.end() ? begin : shown->begin);
  return hit;
}

// The first footnote that shows why the letter was found.
std::vector<SectionHit> marked_footnote(const Letter& letter, const Marks& marks,
                                        indexer::Analyzer& analyzer) {
  for (std::size_t i = 0; i < letter.footnotes.size(); ++i) {
    const corpus::Footnote& note = letter.footnotes[i];
    const std::vector<Mark> found = find_marks(note.text, marks, analyzer);
    if (found.empty()) continue;
    SectionHit hit;
    hit.heading = "Voetnoot " + note.mark;
    hit.anchor = "n" + std::to_string(i + 1);
    hit.page = note.page;
    std::size_t begin = 0;
    hit.snippet = snippet(note.text, found, kSnippetBytes, begin);
    return {hit};
  }
  return {};
}

}  // namespace

std::string section_anchor(std::size_t section) {
  return "s" + std::to_string(section);
}

std::vector<Mark> section_marks(const Letter& letter, std::size_t section, const Marks& marks,
                                indexer::Analyzer& analyzer) {
  std::vector<Mark> found = find_marks(letter.sections[section].text, marks, analyzer);
  if (marks.citations.empty()) return found;
  for (const corpus::Citation& citation : letter.citations) {
    const corpus::Place& place = citation.place;
    if (place.part != corpus::Part::kSection || place.index != section) continue;
    if (!marks.citations.contains(citation.id)) continue;
    std::erase_if(found, [&](const Mark& mark) {
      return mark.begin < place.offset + place.length && mark.end > place.offset;
    });
    found.push_back({place.offset, place.offset + place.length, SIZE_MAX});
  }
  std::sort(found.begin(), found.end(),
            [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return found;
}

std::vector<Piece> snippet(std::string_view text, const std::vector<Mark>& marks, std::size_t most,
                           std::size_t& begin) {
  begin = 0;
  std::size_t least = 0;
  if (!marks.empty()) {
    const auto [first, last] = best_window(marks, most * 2 / 3);
    const std::size_t inside = marks[last].end - marks[first].begin;
    const std::size_t spare = most > inside ? (most - inside) / 2 : 0;
    begin = start_before(text, marks[first].begin, spare);
    least = marks[last].end;
  }
  const std::size_t end = end_before(text, std::max(begin + most, least), std::max(begin, least));
  std::vector<Piece> found = pieces(text, marks, begin, end);
  for (Piece& piece : found) std::replace_if(piece.text.begin(), piece.text.end(), is_gap, ' ');
  const auto add_left_out = [&](bool at_front) {
    const std::string words = at_front ? std::string(kLeftOut) + ' ' : ' ' + std::string(kLeftOut);
    found.insert(at_front ? found.begin() : found.end(), {words, false});
  };
  if (begin > 0) add_left_out(true);
  if (end < text.size()) add_left_out(false);
  return found;
}

std::vector<SectionHit> best_sections(const Letter& letter, const Marks& marks,
                                      indexer::Analyzer& analyzer, std::size_t most) {
  std::vector<Scored> all;
  for (std::size_t i = 0; i < letter.sections.size(); ++i) {
    Scored scored{i, section_marks(letter, i, marks, analyzer), {}};
    for (const Mark& mark : scored.marks) scored.kinds.insert(mark.what);
    for (const Mark& mark : find_marks(letter.sections[i].heading, marks, analyzer))
      scored.kinds.insert(mark.what);
    if (!scored.kinds.empty()) all.push_back(std::move(scored));
  }
  if (all.empty()) {
    if (std::vector<SectionHit> note = marked_footnote(letter, marks, analyzer); !note.empty())
      return note;
  }
  if (all.empty() && !letter.sections.empty()) {
    const auto first = std::find_if(letter.sections.begin(), letter.sections.end(),
                                    [](const Section& section) { return !section.text.empty(); });
    if (first == letter.sections.end()) return {};
    all.push_back({static_cast<std::size_t>(first - letter.sections.begin()), {}, {}});
    most = 1;
  }
  std::vector<SectionHit> hits;
  for (const Scored& scored : choose(std::move(all), most)) hits.push_back(hit_of(letter, scored));
  return hits;
}

}  // namespace briefkamer::searcher
