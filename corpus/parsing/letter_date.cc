#include "corpus/parsing/letter_date.h"

#include "corpus/parsing/dates_in_text.h"
#include "corpus/reading/block_lines.h"
#include "corpus/reading/labels.h"

namespace briefkamer::corpus {
namespace {

// A letterhead is shorter than this, in bytes.
constexpr std::size_t kLongestHead = 3000;
constexpr std::size_t kLongestNeighbour = 40;

}  // namespace

std::optional<Date> date_without_label(const std::vector<Block>& blocks) {
  std::optional<Date> found;
  std::size_t size = 0;
  for (std::size_t i = 0; i < blocks.size() && size < kLongestHead; ++i) {
    if (blocks[i].kind == BlockKind::kTableRow || blocks[i].kind == BlockKind::kMargin) continue;
    std::vector<BlockLine> lines;
    append_lines(blocks, i, lines);
    for (const auto& line : lines) {
      if (is_salutation(line.text)) return found;
      size += line.text.size();
      const auto date = label_at(line.text) ? std::nullopt : first_date(line.text);
      if (date && found && *found != date->date) return std::nullopt;
      if (date) found = date->date;
    }
  }
  return std::nullopt;
}

std::optional<Date> date_elsewhere(const std::vector<Block>& blocks) {
  std::vector<BlockLine> lines;
  for (std::size_t i = 0; i < blocks.size(); ++i) append_lines(blocks, i, lines);
  for (const auto& line : lines) {
    const auto label = line.text.size() < 40 ? label_at(line.text) : std::nullopt;
    if (!label || label->field != Field::kDate) continue;
    if (const auto date = date_at(label->value, 0)) return date->date;
  }
  return std::nullopt;
}

std::optional<Date> date_alone(std::string_view line) {
  const auto date = date_at(line, 0);
  return date && date->length == line.size() ? std::optional(date->date) : std::nullopt;
}

bool is_date_line(std::string_view line) {
  const auto date = first_date(line);
  return date && line.size() - date->length <= kLongestNeighbour;
}

}  // namespace briefkamer::corpus
