#include "corpus/parsing/roles.h"

#include <array>
#include <utility>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

struct Title {
  const char* written;  // as prefix_length() takes it
  const char* role;
};

// Longer ones first.
constexpr std::array kTitles{
    Title{"minister-president", "minister-president"},
    Title{"ministers", "minister"},
    Title{"minister", "minister"},
    Title{"staatssecretarissen", "staatssecretaris"},
    Title{"staatssecretaris", "staatssecretaris"},
};

struct Portfolio {
  std::string name;
  std::string ministry;
  std::size_t length = 0;
};

// The longest name of a ministry at the start of `text`.
std::size_t known_name_length(std::string_view text, const Vocabulary& vocabulary) {
  std::size_t longest = 0;
  const auto attempt = [&](std::string_view name) {
    const auto length = folded_prefix_length(text, name);
    if (length > longest && !word_at(text, length)) longest = length;
  };
  for (const auto& ministry : vocabulary.ministries) {
    attempt(ministry.label);
    for (const auto& alias : ministry.aliases) attempt(alias);
  }
  return longest;
}

bool capital_word(std::string_view word) {
  return !word.empty() && is_upper(code_point_at(word, 0).value);
}

std::string_view next_word(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && (word_at(text, end) || text[end] == '-')) {
    end += code_point_at(text, end).length;
  }
  return text.substr(at, end - at);
}

// A portfolio that the vocabulary lacks: words with a capital on one line, joined by "en" and,
// where another "en" follows, by commas.
std::size_t capital_words_length(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto word = next_word(text, at);
    if (!capital_word(word) || word == "EN" || word == "MINISTER") break;
    length = at + word.size();
    at = length;
    if (text.substr(at).starts_with(" en ") || text.substr(at).starts_with(" EN ")) {
      at += 4;
    } else if (text.substr(at).starts_with(", ") &&
               text.find(" en ", at) != std::string_view::npos) {
      at += 2;
    } else if (text.substr(at).starts_with(" ")) {
      at += 1;
    } else {
      break;
    }
  }
  return length;
}

// "BUITENLANDSE HANDEL EN HULP" as "Buitenlandse Handel en Hulp".
std::string usual_case(std::string_view capitals) {
  constexpr std::array<std::string_view, 6> kSmall{"EN", "VAN", "VOOR", "DE", "HET", "IN"};
  std::string result;
  for (std::size_t at = 0; at < capitals.size();) {
    const auto word = next_word(capitals, at);
    bool small = false;
    for (const auto known : kSmall) small = small || (word == known && at > 0);
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char c = word[i];
      const bool lower = (i > 0 || small) && c >= 'A' && c <= 'Z';
      result += lower ? static_cast<char>(c - 'A' + 'a') : c;
    }
    at += word.size();
    if (at < capitals.size()) result += capitals[at++];
  }
  return result;
}

// The name as the vocabulary spells it, where the letter has it in capitals.
std::string spelled(std::string_view name, const Ministry* ministry) {
  if (!all_capitals(name) || name.size() <= 4) return collapsed(name);
  if (ministry) {
    if (folded_prefix_length(name, ministry->label) == name.size()) return ministry->label;
    for (const auto& alias : ministry->aliases) {
      if (folded_prefix_length(name, alias) == name.size()) return alias;
    }
  }
  return usual_case(collapsed(name));
}

class Reader {
 public:
  Reader(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> date)
      : text_(text), vocabulary_(vocabulary), date_(date) {}

  Roles run() {
    article();
    while (titles() && portfolios() && another()) {
    }
    const auto length = roles_.empty() ? 0 : end_;
    return {std::move(roles_), length};
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  bool words(std::string_view lower) {
    const auto length = words_length(rest(), lower);
    at_ += length;
    return length != 0;
  }

  void spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  void article() {
    if (words("de")) spaces();
    for (const auto* state : {"demissionair", "waarnemend", "wnd."}) {
      if (words(state)) spaces();
    }
  }

  // "minister", "minister en staatssecretaris"
  bool titles() {
    titles_.clear();
    for (;;) {
      const auto before = at_;
      if (!titles_.empty()) {
        spaces();
        if (!words("en")) return true;
        spaces();
        article();
      }
      if (!title()) {
        at_ = before;
        return !titles_.empty();
      }
    }
  }

  bool title() {
    for (const auto& [written, role] : kTitles) {
      if (!words(written)) continue;
      titles_.emplace_back(role);
      return true;
    }
    return false;
  }

  // "van Defensie", "van Buitenlandse Zaken, van Defensie en voor Klimaat"
  bool portfolios() {
    if (titles_.front() == "minister-president") return prime_minister();
    bool any = false;
    for (;;) {
      const auto before = at_;
      if (any) separator();
      spaces();
      const char* preposition = words("van") ? " van " : words("voor") ? " voor " : "";
      if (any && *preposition == '\0') {
        at_ = before;
        return true;
      }
      spaces();
      const auto found = portfolio();
      if (found.length == 0) {
        at_ = before;
        return any;
      }
      at_ += found.length;
      add(*preposition ? preposition : " ", found);
      any = true;
    }
  }

  // The head of the government needs no portfolio; he is minister of one ministry besides.
  bool prime_minister() {
    const auto* general = find_ministry(vocabulary_, "Algemene Zaken", date_);
    roles_.push_back({"minister-president", general ? general->id : ""});
    end_ = at_;
    separator();
    spaces();
    if (words("minister van algemene zaken")) {
      end_ = at_;
    } else {
      at_ = end_;
    }
    return true;
  }

  void separator() {
    if (at_ < text_.size() && text_[at_] == ',') ++at_;
    spaces();
    words("en");
  }

  Portfolio portfolio() const {
    auto text = rest();
    if (words_length(text, "het ministerie van") != 0) return {};
    auto length = known_name_length(text, vocabulary_);
    if (length == 0) length = capital_words_length(text);
    const auto name = text.substr(0, length);
    const auto* ministry =
        length == 0 ? nullptr : find_ministry(vocabulary_, collapsed(name), date_);
    return {spelled(name, ministry), ministry ? ministry->id : "", length};
  }

  void add(const char* preposition, const Portfolio& portfolio) {
    for (const auto& title : titles_) {
      roles_.push_back({title + preposition + portfolio.name, portfolio.ministry});
    }
    end_ = at_;
  }

  // ", de staatssecretaris", " en de minister": more roles follow.
  bool another() {
    separator();
    spaces();
    article();
    for (const auto& [written, role] : kTitles) {
      if (words_length(rest(), written) != 0) return true;
    }
    return false;
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::optional<Date> date_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::vector<std::string> titles_;
  std::vector<Role> roles_;
};

}  // namespace

Roles roles_at(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> date) {
  return Reader(text, vocabulary, date).run();
}

}  // namespace briefkamer::corpus
