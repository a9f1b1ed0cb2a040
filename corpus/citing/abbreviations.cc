#include "corpus/citing/abbreviations.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "corpus/citing/abbreviation_match.h"
#include "corpus/fold.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

constexpr std::size_t kMostInBrackets = 200;  // bytes
constexpr std::size_t kMostBefore = 40;       // bytes before a bracket that a short form may take

// Words that introduce an abbreviation, and those that may follow them.
constexpr std::array<std::string_view, 13> kIntroductions{
    "hierna", "verder", "afgekort", "kortweg",   "voortaan",    "ook",       "oftewel",
    "ofwel",  "of",     "kort",     "afkorting", "in het kort", "vanaf hier"};
constexpr std::array<std::string_view, 24> kFollowers{
    "ook",    "wel",  "te", "noemen",        "genoemd", "aangeduid", "aan te duiden", "als",
    "tot",    "met",  "de", "het",           "een",     "afkorting", "afgekort",      "verder",
    "hierna", "kort", "in", "in het Engels", "Engels",  "engels",    "the",           "gezegd"};
constexpr std::array<std::string_view, 3> kArticles{"de", "het", "the"};
constexpr std::array<std::string_view, 4> kClosings{"te noemen", "genoemd", "aangeduid",
                                                    "afgekort"};

// Behind the name of a member stands the party, and its letters may happen to be the initials.
constexpr std::array<std::string_view, 22> kParties{
    "VVD", "CDA",  "D66", "PVV", "SP",   "PvdA", "GL",    "PvdD", "CU",   "SGP", "FVD",
    "FvD", "JA21", "BBB", "NSC", "DENK", "LPF",  "TROTS", "OSF",  "BVNL", "CD",  "VNL"};
constexpr std::array<std::string_view, 8> kMembers{"lid",     "leden", "kamerlid", "kamerleden",
                                                   "senator", "heer",  "mevrouw",  "fractie"};

// `text` without one of `words` at its start; nothing when none stands there.
template <typename List>
std::optional<std::string_view> without_first(std::string_view text, const List& words) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    const auto rest = text.substr(word.size());
    if (rest.empty() || !(is_space(rest.front()) || rest.front() == ':')) continue;
    const auto start = rest.find_first_not_of(": \n\t");
    if (start != std::string_view::npos) return rest.substr(start);
  }
  return std::nullopt;
}

// "hierna te noemen: de Wob" → "Wob".
std::string_view without_introduction(std::string_view text) {
  if (const auto rest = without_first(text, kIntroductions)) {
    text = *rest;
    while (const auto more = without_first(text, kFollowers)) text = *more;
    for (const auto closing : kClosings) {
      if (text.ends_with(closing)) text = trimmed(text.substr(0, text.size() - closing.size()));
    }
  }
  text = without_quotes(text);
  return without_first(text, kArticles).value_or(text);
}

// The last `count` words of `text`, at most; where they start.
std::size_t last_words(std::string_view text, std::size_t count) {
  const auto stop = text.size() > kMostBefore ? text.size() - kMostBefore : 0;
  std::size_t at = text.size();
  for (; count > 0 && at > stop; --count) {
    while (at > stop && is_space(text[at - 1])) --at;
    while (at > stop && !is_space(text[at - 1]) && text[at - 1] != '(') --at;
  }
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

bool is_of_member(std::string_view before, std::string_view party) {
  if (std::find(kParties.begin(), kParties.end(), party) == kParties.end()) return false;
  const auto words = fold_words(before.substr(last_words(before, 5)));
  return std::any_of(kMembers.begin(), kMembers.end(), [&](std::string_view member) {
    return find_words(words, member) != std::string::npos;
  });
}

// The text between one pair of brackets, and what stands before it.
class Bracket {
 public:
  Bracket(std::string_view text, std::size_t open, std::size_t close)
      : text_(text), open_(open), close_(close) {}

  std::optional<Definition> definition() const {
    const auto inside = without_introduction(trimmed(text_.substr(open_ + 1, close_ - open_ - 1)));
    if (inside.empty()) return std::nullopt;
    if (auto found = short_inside(inside)) return found;
    if (auto found = both_inside(inside)) return found;
    for (const char separator : {',', ';', '/'}) {
      for (const auto part : {first_part(inside, separator), last_part(inside, separator)}) {
        if (part.empty()) continue;
        if (auto found = short_inside(without_introduction(part))) return found;
      }
    }
    return short_before(inside);
  }

 private:
  static std::string_view first_part(std::string_view inside, char separator) {
    const auto at = inside.find(separator);
    return at == std::string_view::npos ? std::string_view() : trimmed(inside.substr(0, at));
  }

  static std::string_view last_part(std::string_view inside, char separator) {
    const auto at = inside.rfind(separator);
    return at == std::string_view::npos ? std::string_view() : trimmed(inside.substr(at + 1));
  }

  std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

  Definition made(const ShortForm& form, std::string_view around, LongForm where,
                  std::size_t begin) const {
    const auto words = around.substr(where.begin, where.end - where.begin);
    return {form.text, collapsed(words), begin, close_ + 1 - begin};
  }

  // "Long Form (LF)"
  std::optional<Definition> short_inside(std::string_view inside) const {
    const auto form = short_form(inside);
    const auto before = text_.substr(0, open_);
    if (!form || is_of_member(before, form->text)) return std::nullopt;
    const auto where = long_form_before(before, *form);
    if (!where) return std::nullopt;
    return made(*form, before, *where, where->begin);
  }

  // "(Long Form, LF)" and "(LF, Long Form)"
  std::optional<Definition> both_inside(std::string_view inside) const {
    for (const char separator : {',', ';', ':', '/'}) {
      const auto first = first_part(inside, separator), last = last_part(inside, separator);
      if (first.empty() || last.empty()) continue;
      const auto before = trimmed(inside.substr(0, offset_of(last) - offset_of(inside) - 1));
      const auto behind = trimmed(inside.substr(first.size() + 1));
      if (auto found = spelled(before, without_introduction(last))) return found;
      if (auto found = spelled(without_introduction(behind), first)) return found;
    }
    return std::nullopt;
  }

  std::optional<Definition> spelled(std::string_view words, std::string_view abbreviation) const {
    if (words.ends_with(',')) words.remove_suffix(1);
    const auto form = short_form(abbreviation);
    const auto where = form ? long_form_of(words, *form) : std::nullopt;
    if (!where) return std::nullopt;
    return made(*form, words, *where, open_);
  }

  // "LF (long form)", with a remark behind it or without
  std::optional<Definition> short_before(std::string_view inside) const {
    const auto before = text_.substr(0, open_);
    for (const std::size_t words : {1, 2}) {
      const auto start = last_words(before, words);
      auto abbreviation = trimmed(before.substr(start));
      if (auto found = short_before(inside, abbreviation, start)) return found;
      // "SABE-regeling (Subsidiemodule …)"
      const auto hyphen = abbreviation.find('-');
      if (words > 1 || hyphen == std::string_view::npos) continue;
      if (auto found = short_before(inside, abbreviation.substr(0, hyphen), start)) return found;
    }
    return std::nullopt;
  }

  std::optional<Definition> short_before(std::string_view inside, std::string_view abbreviation,
                                         std::size_t start) const {
    const auto form = short_form(abbreviation);
    if (!form || form->kind == ShortForm::Kind::kLower) return std::nullopt;
    for (auto end = inside.size(); end != std::string_view::npos && end > 0;
         end = inside.find_last_of(",;:", end - 1)) {
      const auto words = trimmed(inside.substr(0, end));
      if (const auto where = long_form_of(words, *form)) return made(*form, words, *where, start);
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t open_;
  std::size_t close_;
};

// Whether a bracket at `open` may hold a definition: not "ruimte(vaart)", but letters that lost the
// space before it in "Transport(ILT)" do.
bool stands_apart(std::string_view text, std::size_t open, std::string_view inside) {
  if (open == 0) return true;
  const auto before = code_point_before(text, open);
  return !word_before(text, open) || is_space(text[open - before.length]) ||
         (inside.size() > 2 && all_capitals(inside));
}

void find_in_paragraph(std::string_view text, std::size_t base, std::vector<Definition>& found) {
  for (auto open = text.find('('); open != std::string_view::npos; open = text.find('(', open)) {
    const auto window = text.substr(open + 1, kMostInBrackets);
    const auto length = window.find_first_of("()");
    const auto start = open++;
    if (length == std::string_view::npos || window[length] == '(') continue;
    if (!stands_apart(text, start, window.substr(0, length))) continue;
    if (auto definition = Bracket(text, start, start + 1 + length).definition()) {
      definition->offset += base;
      found.push_back(std::move(*definition));
    }
  }
}

}  // namespace

std::vector<Definition> find_definitions(std::string_view text) {
  std::vector<Definition> found;
  for (const auto paragraph : lines_of(text)) {
    find_in_paragraph(paragraph, static_cast<std::size_t>(paragraph.data() - text.data()), found);
  }
  return found;
}

std::vector<Abbreviation> abbreviations_of(const Letter& letter) {
  std::vector<Abbreviation> all;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  const auto add = [&](Part part, std::size_t index, const std::string& text) {
    for (auto& definition : find_definitions(text)) {
      const auto [entry, added] =
          known.try_emplace({definition.short_form, fold_words(definition.long_form)}, all.size());
      if (added) {
        all.push_back({std::move(definition.short_form),
                       std::move(definition.long_form),
                       0,
                       {part, index, definition.offset, definition.length}});
      }
      ++all[entry->second].count;
    }
  };
  add(Part::kSubject, 0, letter.subject);
  for (std::size_t i = 0; i < letter.sections.size(); ++i) {
    add(Part::kSection, i, letter.sections[i].text);
  }
  for (std::size_t i = 0; i < letter.footnotes.size(); ++i) {
    add(Part::kFootnote, i, letter.footnotes[i].text);
  }
  return all;
}

}  // namespace briefkamer::corpus
