#include "corpus/parsing/dates_in_text.h"

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// Reads one date from left to right.
class DateCursor {
 public:
  DateCursor(std::string_view text, std::size_t offset) : text_(text), at_(offset) {}

  std::size_t at() const { return at_; }

  // A number of `least` to `most` digits; nothing when there are more or fewer.
  std::optional<unsigned> number(std::size_t least, std::size_t most) {
    const auto digits = digits_at(text_, at_);
    if (digits.size() < least || digits.size() > most) return std::nullopt;
    unsigned value = 0;
    for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
    at_ += digits.size();
    return value;
  }

  bool spaces() {
    const auto start = at_;
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ > start;
  }

  // One of the characters in `any`, or '\0'.
  char one_of(std::string_view any) {
    if (at_ >= text_.size() || any.find(text_[at_]) == std::string_view::npos) return '\0';
    return text_[at_++];
  }

  unsigned month_name() {
    auto end = at_;
    while (end < text_.size() && is_letter(static_cast<unsigned char>(text_[end]))) ++end;
    const auto month = end - at_ > 9 ? 0 : month_number(text_.substr(at_, end - at_));
    if (month != 0) at_ = end;
    one_of(".");
    return month;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::optional<Date> existing(unsigned year, unsigned month, unsigned day) {
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                  std::chrono::day(day)};
  if (year < 1800 || year > 2199 || !date.ok()) return std::nullopt;
  return date;
}

std::optional<Date> read_iso(DateCursor& cursor) {
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.one_of("-")) return std::nullopt;
  const auto month = cursor.number(2, 2);
  if (!month || !cursor.one_of("-")) return std::nullopt;
  const auto day = cursor.number(2, 2);
  return day ? existing(*year, *month, *day) : std::nullopt;
}

std::optional<Date> read_written(DateCursor& cursor, unsigned day) {
  const auto month = cursor.month_name();
  if (month == 0 || !cursor.spaces()) return std::nullopt;
  const auto year = cursor.number(4, 4);
  return year ? existing(*year, month, day) : std::nullopt;
}

std::optional<Date> read_dutch(DateCursor& cursor) {
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  if (cursor.spaces()) return read_written(cursor, *day);
  const auto separator = cursor.one_of("-/.");
  // As a stamp puts it: "20-JAN 2022", "20-jan-2022".
  if (separator == '-') {
    auto stamp = cursor;
    const auto named = stamp.month_name();
    if (named != 0 && (stamp.spaces() || stamp.one_of("-"))) {
      const auto year = stamp.number(4, 4);
      cursor = stamp;
      return year ? existing(*year, named, *day) : std::nullopt;
    }
  }
  const auto month = separator ? cursor.number(1, 2) : std::nullopt;
  if (!month || cursor.one_of({&separator, 1}) != separator) return std::nullopt;
  const auto year = cursor.number(4, 4);
  return year ? existing(*year, *month, *day) : std::nullopt;
}

}  // namespace

std::optional<DateInText> date_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || !is_digit(text[offset]) || word_before(text, offset)) {
    return std::nullopt;
  }
  for (const auto read : {read_dutch, read_iso}) {
    DateCursor cursor(text, offset);
    const auto date = read(cursor);
    if (date && !word_at(text, cursor.at())) return DateInText{*date, offset, cursor.at() - offset};
  }
  return std::nullopt;
}

std::optional<DateInText> first_date(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    if (const auto date = date_at(text, i)) return date;
    i += digits_at(text, i).size() - 1;
  }
  return std::nullopt;
}

}  // namespace briefkamer::corpus
