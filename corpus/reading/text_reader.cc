#include "corpus/reading/text_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/parsing/normalise.h"
#include "corpus/reader.h"
#include "corpus/reading/encoding.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// How this text shows where its pages start.
enum class Pages { kNone, kFormFeeds, kLeadingSpaces, kNumberLines };

bool has_leading_space(std::string_view line) {
  return line.size() > 1 && line[0] == ' ' && !is_space(line[1]);
}

// The length of "Pagina 2 van 9" at the start of `line`; 0 when it starts with something else.
// `total` is the number of pages when it is known: the first digits of the next page may be glued
// to it. It is filled in when it is empty.
std::size_t number_line(std::string_view line, std::string& total) {
  const auto word = prefix_length(line, "pagina ");
  if (word == 0) return 0;
  const auto page = digits_at(line, word).size();
  const auto of = page == 0 ? 0 : prefix_length(line.substr(word + page), " van ");
  if (of == 0) return 0;
  const auto digits = digits_at(line, word + page + of);
  if (digits.empty()) return 0;
  if (total.empty()) total = digits.substr(0, 3);
  return word + page + of + (digits.starts_with(total) ? total.size() : digits.size());
}

Pages pages_of(std::string_view text, const std::vector<std::string_view>& lines) {
  if (text.find('\f') != std::string_view::npos) return Pages::kFormFeeds;
  std::size_t written = 0, indented = 0, numbered = 0;
  std::string total;
  for (const auto line : lines) {
    if (trimmed(line).empty()) continue;
    ++written;
    if (has_leading_space(line)) ++indented;
    if (number_line(line, total) != 0) ++numbered;
  }
  // Where every few lines start with a space, it is how the text was typed and not a page.
  if (indented > 0 && (indented == 1 || indented * 3 <= written)) return Pages::kLeadingSpaces;
  return numbered > 0 ? Pages::kNumberLines : Pages::kNone;
}

class Builder {
 public:
  explicit Builder(Pages pages) : pages_(pages) {
    if (pages_ != Pages::kNone) start_page();
  }

  void add_line(std::string_view line) {
    if (pages_ == Pages::kLeadingSpaces && has_leading_space(line) && written_) start_page();
    if (const auto length = number_line(trimmed(line), total_)) {
      line = trimmed(line).substr(length);
      if (pages_ == Pages::kNumberLines) start_page();
    }
    // A line of only spaces is a wider gap than an empty one.
    const auto text = trimmed(line);
    if (text.empty()) return add_gap(!line.empty());
    add_text(text);
  }

  void start_page() {
    end_block();
    ++page_;
    page_starts_ = true;
  }

  Document result() {
    end_block();
    // A form feed stands after each page, the last one too; a page without text is none.
    document_.pages = page_starts_ && page_ > 1 ? page_ - 1 : page_;
    return std::move(document_);
  }

 private:
  void add_gap(bool wide) {
    end_block();
    gaps_ += wide ? 2 : 1;
  }

  void add_text(std::string_view text) {
    written_ = true;
    if (!block_.text.empty()) block_.text += '\n';
    block_.text += text;
  }

  void end_block() {
    if (block_.text.empty()) return;
    block_.page = page_;
    block_.starts_page = page_starts_;
    block_.gap_before = gaps_ > 1;
    document_.blocks.push_back(std::move(block_));
    block_ = {};
    page_starts_ = false;
    gaps_ = 0;
  }

  Pages pages_;
  Document document_;
  Block block_;
  std::string total_;
  int page_ = 0;
  int gaps_ = 0;
  bool page_starts_ = false;
  bool written_ = false;
};

}  // namespace

Document read_text(std::string_view bytes) {
  const auto text = normalised(to_utf8(bytes));
  const auto lines = lines_of(text);
  Builder builder(pages_of(text, lines));
  for (auto line : lines) {
    for (auto feed = line.find('\f'); feed != std::string_view::npos; feed = line.find('\f')) {
      builder.add_line(line.substr(0, feed));
      builder.start_page();
      line.remove_prefix(feed + 1);
    }
    builder.add_line(line);
  }
  auto document = builder.result();
  if (document.blocks.empty()) throw ReadError("empty: there is no text in it");
  return document;
}

}  // namespace briefkamer::corpus
