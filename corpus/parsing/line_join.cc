#include "corpus/parsing/line_join.h"

#include <algorithm>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";

// "wet-" + "en regelgeving", "in-" + "of export": the hyphen stands for a word left out.
bool coordinates(std::string_view next) {
  return words_length(next, "en") != 0 || words_length(next, "of") != 0 ||
         words_length(next, "en/of") != 0 || words_length(next, "tot") != 0;
}

bool hyphenates(std::string_view text, std::string_view next) {
  if (!text.ends_with('-')) return false;
  // A dash with a space before it is a dash.
  const bool word = text.size() > 1 && word_before(text, text.size() - 1);
  return word && word_at(next, 0) && !coordinates(next);
}

class Joiner {
 public:
  Joiner(std::string_view text, std::vector<std::size_t>& offsets)
      : text_(text), offsets_(offsets) {
    result_.reserve(text.size());
  }

  std::string run() {
    for (std::size_t i = 0; i < text_.size();) {
      i = step(i);
    }
    if (!result_.empty() && result_.back() == ' ') result_.pop_back();
    for (; moved_ < offsets_.size(); ++moved_) offsets_[moved_] = result_.size();
    for (auto& offset : offsets_) offset = std::min(offset, result_.size());
    return std::move(result_);
  }

 private:
  std::size_t step(std::size_t i) {
    if (is_space(text_[i])) return step_space(i);
    if (text_.substr(i).starts_with(kSoftHyphen)) {
      move_offsets(i + kSoftHyphen.size(), i + kSoftHyphen.size());
      i += kSoftHyphen.size();
      const auto next = text_.find_first_not_of(" \t\n", i);
      const bool at_line_end = text_.substr(i, next - i).find('\n') != std::string_view::npos;
      return at_line_end && next != std::string_view::npos ? next : i;
    }
    // All bytes up to the next that may need care.
    auto end = i + 1;
    while (end < text_.size() && !is_space(text_[end]) && text_[end] != kSoftHyphen[0]) ++end;
    move_offsets(i, end);
    result_ += text_.substr(i, end - i);
    return end;
  }

  std::size_t step_space(std::size_t i) {
    auto end = text_.find_first_not_of(" \t\n", i);
    if (end == std::string_view::npos) end = text_.size();
    const auto gap = text_.substr(i, end - i);
    const bool line_end = gap.find('\n') != std::string_view::npos;
    const bool glue = result_.empty() || (line_end && hyphenates(result_, text_.substr(end)));
    // A mark before the space stays before it.
    const auto before = result_.size();
    if (!glue) result_ += ' ';
    for (; moved_ < offsets_.size() && offsets_[moved_] < end; ++moved_) {
      offsets_[moved_] = before;
    }
    return end;
  }

  // Moves the offsets before `end`; the text from `start` on comes at the end of the result.
  void move_offsets(std::size_t start, std::size_t end) {
    for (; moved_ < offsets_.size() && offsets_[moved_] < end; ++moved_) {
      offsets_[moved_] = result_.size() + offsets_[moved_] - std::min(offsets_[moved_], start);
    }
  }

  std::string_view text_;
  std::vector<std::size_t>& offsets_;
  std::size_t moved_ = 0;
  std::string result_;
};

}  // namespace

std::string joined_lines(std::string_view text, std::vector<std::size_t>& offsets) {
  return Joiner(text, offsets).run();
}

std::string joined_lines(std::string_view text) {
  std::vector<std::size_t> none;
  return joined_lines(text, none);
}

}  // namespace briefkamer::corpus
