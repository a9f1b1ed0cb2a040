#include "corpus/parsing/subject_lines.h"

#include <algorithm>
#include <array>

#include "corpus/parsing/dates_in_text.h"
#include "corpus/parsing/line_join.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Notices in the margin of every letter, as far as they stand on one line.
constexpr std::array<std::string_view, 8> kNotices{
    "bij beantwoording de datum en ons kenmerk vermelden",
    "bij beantwoording de datum",
    "bij beantwoording",
    "en ons kenmerk vermelden",
    "ons kenmerk vermelden",
    "wilt u slechts een zaak in uw brief behandelen",
    "wilt u slechts een zaak in uw",
    "brief behandelen"};

constexpr std::array<std::string_view, 8> kLabels{"onze referentie", "ons kenmerk", "uw kenmerk",
                                                  "uw referentie",   "bijlagen",    "bijlage(n)",
                                                  "bijlage:",        "bezwaar"};

// Words that a subject does not end with.
constexpr std::array<std::string_view, 24> kOpen{
    "aan",  "bij", "de", "door", "een",  "en", "het", "in",     "inz", "inz.", "inzake", "met",
    "naar", "of",  "om", "op",   "over", "te", "tot", "tussen", "uit", "van",  "voor",   "zijn"};

// A subject cut off at the first line is shorter than this only when it is one.
bool is_open(std::string_view subject) {
  const auto last = subject.substr(subject.find_last_of(' ') + 1);
  return std::find(kOpen.begin(), kOpen.end(), last) != kOpen.end();
}

// "A: Relevante artikelen", "B. Lijst", "C - Documenten", "1 – Artikelen": an annex in a list.
// Where it starts in `line`; npos when there is none.
std::size_t find_item(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool start = at == 0 || line[at - 1] == ' ';
    const bool letter =
        (line[at] >= 'A' && line[at] <= 'F') || (line[at] >= '1' && line[at] <= '9');
    if (!start || !letter) continue;
    const auto rest = line.substr(at + 1);
    for (const auto* mark : {": ", ". ", " - ", " \u2013 "}) {
      if (rest.starts_with(mark)) return at;
    }
  }
  return std::string_view::npos;
}

// " T 070 379 8911": where it starts.
std::size_t find_telephone(std::string_view line) {
  for (auto at = line.find(" T "); at != line.npos; at = line.find(" T ", at + 1)) {
    const auto next = at + 3 < line.size() ? line[at + 3] : ' ';
    if (is_digit(next) || next == '+' || next == '(') return at;
  }
  return line.npos;
}

// A reference: digits, with letters or strokes between them.
bool is_reference(std::string_view word) {
  const auto digits = std::count_if(word.begin(), word.end(), is_digit);
  const bool stroke = word.find('/') != word.npos;
  return digits >= (stroke ? 3 : 6);
}

// Placeholders that were left in a template: "(Tweede Kamer, 20xx-20xx, xx xxx, nr. x)".
std::size_t find_placeholder(std::string_view line) {
  const auto at = line.find("20xx");
  return at == line.npos ? at : line.rfind(' ', at);
}

class Cutter {
 public:
  explicit Cutter(Beside beside) : beside_(beside) {}

  void add(std::string_view line) {
    line = trimmed(line);
    const bool item = beside_.annexes && find_item(line) != line.npos;
    const auto left = trimmed(cut(line));
    const bool partly = !left.empty() && left.size() < line.size();
    const bool small = is_lower(code_point_at(left, 0).value);
    const bool belongs = text_.empty() || !cut_ || partly || is_open(text_) || (small && !in_item_);
    if (!left.empty() && belongs) {
      if (!text_.empty()) text_ += '\n';
      text_ += left;
    }
    cut_ = cut_ || left.size() < line.size();
    in_item_ = item || (in_item_ && !partly);
  }

  SubjectLines result() {
    result_.subject = joined_lines(text_);
    return std::move(result_);
  }

 private:
  // `line` without what stands beside the subject.
  std::string_view cut(std::string_view line) {
    if (line.find('@') != line.npos) return {};
    for (const auto notice : kNotices) {
      const auto at = find_folded(line, notice);
      if (at != line.npos) line = trimmed(line.substr(0, at));
    }
    line = line.substr(0, std::min(find_telephone(line), find_placeholder(line)));
    line = cut_labels(line);
    if (beside_.annexes) line = line.substr(0, find_item(line));
    return cut_values(trimmed(line));
  }

  // A label of the margin at the end of the line, perhaps with its value.
  std::string_view cut_labels(std::string_view line) {
    for (const auto label : kLabels) {
      const auto at = find_folded(line, label);
      if (at == line.npos || at == 0 || line[at - 1] != ' ') continue;
      const auto value = trimmed(line.substr(at + label.size()));
      const bool reference = label == "onze referentie" || label == "ons kenmerk";
      if (!value.empty() && !is_reference(value)) continue;
      if (reference && !value.empty()) result_.own_reference = value;
      if (reference && value.empty()) beside_.own_reference = true;
      beside_.annexes = beside_.annexes || label.starts_with("bijlage");
      line = trimmed(line.substr(0, at));
    }
    return line;
  }

  // The value of a label above, at the end of the line.
  std::string_view cut_values(std::string_view line) {
    const auto space = line.find_last_of(' ');
    const auto last = space == line.npos ? std::string_view() : line.substr(space + 1);
    if (beside_.own_reference && result_.own_reference.empty() && is_reference(last)) {
      const bool alone =
          std::none_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      result_.own_reference = alone ? line : last;
      return alone ? std::string_view() : trimmed(line.substr(0, space));
    }
    if (!beside_.date || result_.date) return line;
    const auto date = first_date(line);
    if (!date || date->offset == 0 || date->offset + date->length != line.size()) return line;
    result_.date = date->date;
    return trimmed(line.substr(0, date->offset));
  }

  static std::size_t find_folded(std::string_view line, std::string_view words) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (folded_prefix_length(line.substr(at), words) != 0) return at;
    }
    return line.npos;
  }

  Beside beside_;
  std::string text_;
  bool cut_ = false;
  bool in_item_ = false;
  SubjectLines result_;
};

}  // namespace

SubjectLines subject_of(const std::vector<std::string_view>& lines, Beside beside) {
  Cutter cutter(beside);
  for (const auto line : lines) cutter.add(line);
  return cutter.result();
}

}  // namespace briefkamer::corpus
