#include "corpus/parsing/letterhead.h"

#include <algorithm>

#include "corpus/citing/citation_cursor.h"
#include "corpus/citing/dossier.h"
#include "corpus/parsing/dates_in_text.h"
#include "corpus/parsing/letter_date.h"
#include "corpus/parsing/line_join.h"
#include "corpus/parsing/subject_lines.h"
#include "corpus/reading/block_lines.h"
#include "corpus/reading/labels.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Where running text begins at the latest, even when no salutation says so.
constexpr std::size_t kMostLines = 80;
constexpr std::size_t kLongLine = 70;
constexpr std::size_t kParagraph = 250;
constexpr std::size_t kLongestSubject = 600;
constexpr std::size_t kMostSubjectLines = 6;

bool is_head_kind(BlockKind kind) {
  return kind == BlockKind::kText || kind == BlockKind::kTitle || kind == BlockKind::kHeading;
}

bool is_known(const std::vector<Block>& blocks, const BlockLine& line) {
  return blocks[line.block].kind == BlockKind::kTitle || label_at(line.text) ||
         is_salutation(line.text) || addressee_length(line.text) != 0;
}

// The lines at the top, up to three long ones together or one paragraph: running text.
std::vector<BlockLine> head_lines(const std::vector<Block>& blocks) {
  std::vector<BlockLine> lines;
  for (std::size_t i = 0; i < blocks.size() && lines.size() < kMostLines; ++i) {
    if (is_head_kind(blocks[i].kind)) append_lines(blocks, i, lines);
  }
  std::size_t long_lines = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto size = lines[i].text.size();
    if (is_salutation(lines[i].text)) {
      lines.resize(i + 1);
    } else {
      long_lines = size > kLongLine && !is_known(blocks, lines[i]) ? long_lines + 1 : 0;
      if (long_lines == 3 || (long_lines > 0 && size > kParagraph))
        lines.resize(i + 1 - long_lines);
    }
  }
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

// "Nr. 403" at the start of a line: the number of a Kamerstuk.
std::size_t number_length(std::string_view line, std::string& number) {
  CitationCursor cursor(line, 0);
  if (!cursor.words("nr")) return 0;
  cursor.literal(".");
  cursor.gap();
  const auto digits = cursor.digits(1, 4);
  number = digits.empty() ? cursor.capitals(1, 3) : digits;
  return number.empty() ? 0 : cursor.at();
}

class HeadReader {
 public:
  HeadReader(const std::vector<Block>& blocks, std::vector<BlockLine> lines)
      : blocks_(blocks), lines_(std::move(lines)) {}

  Letterhead run() {
    while (at_ < lines_.size()) {
      const auto line = lines_[at_++].text;
      if (blocks_[lines_[at_ - 1].block].kind == BlockKind::kTitle) {
        use(head_.subject, joined_lines(line));
      } else if (is_salutation(line)) {
        break;
      } else if (!read_label(line) && !read_address(line) && !read_kamerstuk(line)) {
        read_waiting(line);
      }
    }
    // A Kamerstuk that is no letter is named by its title; a letter without a subject of its own by
    // that of its dossier.
    if (head_.subject.empty() && prefix_length(head_.title, "brief van") == 0) {
      head_.subject = head_.title;
    }
    if (head_.subject.empty() && !head_.dossier_title.empty()) {
      head_.subject = head_.dossier_title;
      head_.subject_inferred = true;
    }
    return head_;
  }

  // How many lines, from the first, belong to the letterhead.
  std::size_t used() const {
    const bool salutation = !lines_.empty() && is_salutation(lines_.back().text);
    return salutation ? lines_.size() : used_;
  }

 private:
  // The first value that is found stays.
  void use(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
    used_ = std::max(used_, at_);
  }

  bool read_label(std::string_view line) {
    const auto label = label_at(line);
    if (!label) return false;
    if (label->field == Field::kOther && label->value.size() > 40) return false;
    used_ = std::max(used_, at_);
    if (label->value.empty()) {
      // A date that was stamped may come out above its label.
      const bool stamped = label->field == Field::kDate && at_ > 1;
      const auto date = stamped ? date_alone(lines_[at_ - 2].text) : std::nullopt;
      date ? use_date(*date) : waiting_.push_back(label->field);
    } else {
      read_value(label->field, label->value);
    }
    return true;
  }

  void read_value(Field field, std::string_view value) {
    switch (field) {
      case Field::kDate:
        read_date(value);
        break;
      case Field::kSubject:
        read_subject(value);
        break;
      case Field::kOwnReference:
        use_reference(head_.references.own, value);
        break;
      case Field::kYourReference:
        use_reference(head_.references.yours, value);
        break;
      case Field::kOther:
        break;
    }
  }

  // Behind the date may stand the label of another column.
  void read_date(std::string_view value) {
    const auto date = first_date(value);
    if (!date) return;
    use_date(date->date);
    const auto rest = trimmed(value.substr(date->offset + date->length));
    if (label_at(rest)) read_label(rest);
  }

  void use_date(Date date) {
    if (!head_.date) head_.date = date;
    used_ = std::max(used_, at_);
  }

  // References have a digit; what else stands behind such a label is a neighbour in another column.
  void use_reference(std::string& field, std::string_view value) {
    const auto digits = std::count_if(value.begin(), value.end(), is_digit);
    if (prefix_length(value, "pagina ") != 0) return;
    if (digits >= 3 && value.size() <= 60 && !first_date(value)) use(field, collapsed(value));
  }

  // Labels may stand together, and their values below them in the same order.
  void read_waiting(std::string_view line) {
    if (waiting_.empty()) return;
    const auto field = waiting_.front();
    if (field == Field::kDate && !is_date_line(line)) return;
    waiting_.erase(waiting_.begin());
    read_value(field, line);
    used_ = std::max(used_, at_);
  }

  bool ends_subject(std::string_view line) const {
    return is_salutation(line) || label_at(line) || addressee_length(line) != 0;
  }

  void read_subject(std::string_view first) {
    if (!head_.subject.empty()) return;
    const auto start = at_;
    std::vector<std::string_view> lines{first};
    std::size_t size = first.size();
    while (at_ < lines_.size() && size < kLongestSubject) {
      const auto line = lines_[at_].text;
      if (goes_on_behind_label(lines_)) {
        read_label(lines_[at_++].text);
      } else if (ends_subject(line)) {
        break;
      }
      lines.push_back(lines_[at_++].text);
      size += lines.back().size();
    }
    // Without an end in sight the rest is not the subject but the letter, or another column.
    const bool ended = at_ < lines_.size() && at_ - start <= kMostSubjectLines;
    if (!ended) {
      at_ = start;
      lines = {first};
      add_same_block(lines);
    }
    use_subject(lines);
  }

  // A label without value, and below it a line that a sentence goes on with: the label is of
  // another column.
  bool goes_on_behind_label(const std::vector<BlockLine>& lines) const {
    if (at_ + 1 >= lines.size()) return false;
    const auto label = label_at(lines[at_].text);
    const auto next = lines[at_ + 1].text;
    const bool digits = std::any_of(next.begin(), next.end(), is_digit);
    return label && label->value.empty() && label->field != Field::kSubject && !digits &&
           is_lower(code_point_at(next, 0).value) && next.find('@') == next.npos;
  }

  void use_subject(const std::vector<std::string_view>& lines) {
    const auto waits = [&](Field field) {
      return std::find(waiting_.begin(), waiting_.end(), field) != waiting_.end();
    };
    const auto found =
        subject_of(lines, {waits(Field::kDate), waits(Field::kOwnReference), waits(Field::kOther)});
    if (found.date) use_date(*found.date);
    if (!found.own_reference.empty()) use_reference(head_.references.own, found.own_reference);
    use(head_.subject, cut_page(found.subject));
  }

  // The number of the page may stand behind the subject.
  static std::string cut_page(std::string subject) {
    const auto last = subject.find_last_of(' ');
    const auto page = last == std::string::npos ? last : subject.find('/', last);
    if (page != std::string::npos && page > last + 1 &&
        subject.find_first_not_of("0123456789/", last + 1) == std::string::npos) {
      subject.resize(last);
    }
    return std::string(trimmed(subject));
  }

  // The lines that follow in the same block, when they are few.
  void add_same_block(std::vector<std::string_view>& lines) {
    auto end = at_;
    while (end < lines_.size() && lines_[end].block == lines_[at_ - 1].block) ++end;
    if (end - at_ > 2) return;
    while (at_ < end) lines.push_back(lines_[at_++].text);
  }

  bool read_address(std::string_view line) {
    const auto mark = line.find_first_not_of("> ");
    const auto plain = mark == std::string_view::npos ? line : line.substr(mark);
    if (const auto word = words_length(plain, "retouradres")) {
      const auto box = find_words(plain, "postbus", word);
      const auto digits =
          box == std::string_view::npos ? box : plain.find_first_of("0123456789", box);
      use(head_.postbox,
          digits == std::string_view::npos ? std::string() : std::string(digits_at(plain, digits)));
      return true;
    }
    if (read_addressee(plain)) return true;
    if (const auto words = prefix_length(plain, "ministerie van ")) {
      if (head_.ministry.empty()) head_.ministry = collapsed(plain.substr(words));
      return true;
    }
    return false;
  }

  // The line end may stand anywhere in "de Voorzitter van de Tweede Kamer der Staten-Generaal".
  bool read_addressee(std::string_view line) {
    std::string text(line);
    if (find_words(line, "voorzitter") == std::string_view::npos) return false;
    if (at_ < lines_.size()) text += '\n' + std::string(lines_[at_].text);
    const auto length = addressee_length(text);
    if (length == 0) return false;
    if (length > line.size()) ++at_;
    text.resize(length);
    std::string_view name = text;
    if (const auto aan = words_length(name, "aan")) name = trimmed(name.substr(aan));
    use(head_.addressee, collapsed(name));
    return true;
  }

  bool read_kamerstuk(std::string_view line) {
    std::string number;
    if (!head_.references.dossier.empty() && head_.references.number.empty()) {
      if (const auto length = number_length(line, number)) {
        use(head_.references.number, number);
        read_title(trimmed(line.substr(length)));
        return true;
      }
    }
    if (read_dossier_line(line)) return true;
    return read_place_and_date(line);
  }

  // "29 521  Nederlandse deelname aan vredesmissies"; of several only the first counts.
  bool read_dossier_line(std::string_view line) {
    CitationCursor cursor(line, 0);
    const auto dossier = read_dossier(cursor);
    if (dossier.number.empty() || (!cursor.at_end() && !cursor.gap())) return false;
    if (!cursor.at_end() && !is_letter(code_point_at(line, cursor.at()).value)) return false;
    if (head_.references.dossier.empty()) read_dossier_title(trimmed(line.substr(cursor.at())));
    use(head_.references.dossier, to_string(dossier));
    return true;
  }

  // The title of the first dossier goes on to the next number, of a dossier or of the letter.
  void read_dossier_title(std::string_view first) {
    std::string title(first);
    std::string number;
    while (at_ < lines_.size() && number_length(lines_[at_].text, number) == 0 &&
           read_dossier_at(lines_[at_].text).number.empty() && !lines_[at_].text.empty()) {
      if (title.empty() || all_capitals(lines_[at_].text)) break;
      title += '\n' + std::string(lines_[at_++].text);
    }
    use(head_.dossier_title, joined_lines(title));
  }

  static Dossier read_dossier_at(std::string_view line) {
    CitationCursor cursor(line, 0);
    return read_dossier(cursor);
  }

  // The title goes on as long as its capitals do.
  void read_title(std::string_view first) {
    std::string title(first);
    while (at_ < lines_.size() && all_capitals(lines_[at_].text) &&
           (title.empty() || all_capitals(title))) {
      if (!title.empty()) title += '\n';
      title += lines_[at_++].text;
    }
    use(head_.title, joined_lines(title));
  }

  // "Den Haag, 17 maart 2020", "Vastgesteld 4 juni 2021"
  bool read_place_and_date(std::string_view line) {
    for (const auto* words : {"den haag", "\xE2\x80\x99s-gravenhage", "'s-gravenhage",
                              "vastgesteld", "voorgesteld", "ontvangen", "amsterdam", "utrecht"}) {
      const auto length = folded_prefix_length(line, words);
      if (length == 0) continue;
      const auto date = first_date(line.substr(length, 24));
      if (date && line.size() < length + 40) {
        use_date(date->date);
        return true;
      }
    }
    return false;
  }

  const std::vector<Block>& blocks_;
  std::vector<BlockLine> lines_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
  std::vector<Field> waiting_;
  Letterhead head_;
};

// Empties the blocks before `last` and takes the lines up to it from its own.
void take_lines(std::vector<Block>& blocks, const BlockLine& last) {
  for (std::size_t i = 0; i < last.block; ++i) {
    if (is_head_kind(blocks[i].kind)) erase_text(blocks[i], 0, blocks[i].text.size());
  }
  erase_text(blocks[last.block], 0, last.end);
}

// Labels and values beside the text.
void read_margin(std::vector<Block>& blocks, Letterhead& head) {
  std::vector<BlockLine> lines;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == BlockKind::kMargin) append_lines(blocks, i, lines);
  }
  const auto margin = HeadReader(blocks, std::move(lines)).run();
  if (!head.date) head.date = margin.date;
  const auto fill = [](std::string& field, const std::string& value) {
    if (field.empty()) field = value;
  };
  fill(head.subject, margin.subject);
  fill(head.ministry, margin.ministry);
  fill(head.postbox, margin.postbox);
  fill(head.references.own, margin.references.own);
  fill(head.references.yours, margin.references.yours);
  for (auto& block : blocks) {
    if (block.kind == BlockKind::kMargin || block.kind == BlockKind::kTitle) block.text.clear();
  }
}

}  // namespace

Letterhead take_letterhead(std::vector<Block>& blocks) {
  const auto lines = head_lines(blocks);
  HeadReader reader(blocks, lines);
  auto head = reader.run();
  const auto date = head.date ? std::nullopt : date_without_label(blocks);
  if (reader.used() > 0) take_lines(blocks, lines[reader.used() - 1]);
  read_margin(blocks, head);
  if (!head.date) head.date = date_elsewhere(blocks);
  if (!head.date && date) {
    head.date = date;
    head.date_inferred = true;
  }
  return head;
}

}  // namespace briefkamer::corpus
