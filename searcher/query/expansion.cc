#include "searcher/query/expansion.h"

#include <algorithm>
#include <utility>

#include "corpus/citing/abbreviation_match.h"
#include "corpus/fold.h"
#include "indexer/analysis/analyzer.h"
#include "indexer/analysis/tokenizer.h"
#include "indexer/glossary.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kMostOthers = 6;    // of one name
constexpr std::size_t kMostWords = 10;    // of a name in a query
constexpr std::size_t kMostMeanings = 8;  // that the letters give an abbreviation
constexpr std::size_t kShortest = 2;      // letters that may as well be a word
constexpr std::size_t kSameStart = 5;     // letters by which two words are of one stem

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const auto word = folded.substr(0, folded.find(' '));
    if (!indexer::is_stop_word(word)) words.emplace_back(word);
    folded.remove_prefix(std::min(folded.size(), word.size() + 1));
  }
  return words;
}

bool same_stem(const std::string& left, const std::string& right) {
  return left == right || (left.size() >= kSameStart && right.size() >= kSameStart &&
                           left.compare(0, kSameStart, right, 0, kSameStart) == 0);
}

// Whether two long forms are spellings of one: they share half of their words, or more.
bool have_words_in_common(const std::string& left, const std::string& right) {
  const auto a = words_of(left), b = words_of(right);
  std::size_t common = 0;
  for (const std::string& word : a)
    common += std::any_of(b.begin(), b.end(),
                          [&](const std::string& other) { return same_stem(word, other); });
  return common > 0 && 2 * common >= std::min(a.size(), b.size());
}

bool is_written_in_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether `folded` says nothing when it is looked for by itself.
bool says_nothing(const std::string& folded) {
  return folded.size() < kShortest || indexer::is_stop_word(folded);
}

bool may_be_meant(std::string_view text, const std::string& folded, bool whole) {
  if (folded.size() > kShortest && !indexer::is_stop_word(folded)) return true;
  return is_written_in_capitals(text) || (whole && !says_nothing(folded));
}

// Whether a letter with `name` has one of `known`, as "Verenigde Staten van Amerika" has "Verenigde
// Staten".
bool is_covered(const std::string& name, const std::vector<std::string>& known) {
  const std::string words = ' ' + name + ' ';
  return std::any_of(known.begin(), known.end(), [&](const std::string& other) {
    return words.find(' ' + other + ' ') != std::string::npos;
  });
}

// Whether each word of `name` is in some letter.
bool occurs(const std::string& name, const Xapian::Database& database) {
  const auto tokens = indexer::tokenize(name);
  return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [&](const auto& token) {
    return token.span > 1 || token.alternative ||
           database.term_exists(indexer::prefixed(indexer::kSurface, token.surface));
  });
}

}  // namespace

Expander::Name Expander::name_of(std::string text, bool is_short) {
  std::string folded = corpus::fold_words(text);
  return {std::move(text), std::move(folded), is_short};
}

void Expander::add_group(Names names) {
  for (const Name& name : names) {
    auto& groups = groups_of_[name.folded];
    if (groups.empty() || groups.back() != groups_.size()) groups.push_back(groups_.size());
  }
  groups_.push_back(std::move(names));
}

Expander::Expander(const corpus::Vocabulary& vocabulary) {
  for (const corpus::CuratedAbbreviation& row : vocabulary.abbreviations) {
    Names names;
    for (const std::string& name : row.shorts) names.push_back(name_of(name, true));
    for (const std::string& name : row.longs) names.push_back(name_of(name, false));
    add_group(std::move(names));
  }
  for (const corpus::Mission& mission : vocabulary.missions) {
    const auto is_short = [](const std::string& name) {
      return corpus::short_form(name).has_value();
    };
    Names names{name_of(mission.label, is_short(mission.label))};
    for (const std::string& name : mission.aliases) names.push_back(name_of(name, is_short(name)));
    add_group(std::move(names));
  }
}

bool Expander::are_related(const Names& left, const Names& right, const std::string& except) {
  for (const Name& a : left) {
    for (const Name& b : right) {
      if (a.folded == except || b.folded == except) continue;
      if (a.folded == b.folded) return true;
      if (!a.is_short && !b.is_short && have_words_in_common(a.folded, b.folded)) return true;
    }
  }
  return false;
}

// The names of each thing that `folded` means: of the lists, and of what the letters spell out.
// What only one letter says is not held against the lists.
std::vector<Expander::Names> Expander::meanings(const std::string& folded,
                                                const Xapian::Database& database) const {
  std::vector<Names> all;
  const auto add = [&](const Names& names, bool doubtful) {
    for (Names& known : all) {
      if (!are_related(known, names, folded)) continue;
      for (const Name& name : names) known.push_back(name);
      return;
    }
    if (!doubtful || all.empty()) all.push_back(names);
  };
  if (const auto found = groups_of_.find(folded); found != groups_of_.end())
    for (const std::size_t group : found->second) add(groups_[group], false);
  const bool listed = !all.empty();
  auto mined = indexer::meanings_of(database, folded);
  if (mined.size() > kMostMeanings) mined.resize(kMostMeanings);
  for (const indexer::Meaning& meaning : mined) {
    const auto written = indexer::glossary_spelling(database, meaning);
    add({name_of(written.short_form, true), name_of(written.long_form, false)},
        listed && meaning.letters == 1);
  }
  return all;
}

bool Expander::is_short_in(const std::string& folded, const std::vector<Names>& meanings) {
  return std::any_of(meanings.begin(), meanings.end(), [&](const Names& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const Name& name) { return name.is_short && name.folded == folded; });
  });
}

bool Expander::is_ambiguous(const std::string& folded, const Xapian::Database& database) const {
  return meanings(folded, database).size() > 1;
}

Expanded Expander::expand(std::string_view text, bool whole,
                          const Xapian::Database& database) const {
  Expanded expanded;
  const std::string folded = corpus::fold_words(text);
  if (folded.empty()) return expanded;
  const std::vector<Names> found = meanings(folded, database);
  if (found.empty()) return expanded;
  if (is_short_in(folded, found)) {
    if (!may_be_meant(text, folded, whole)) return expanded;
    if (found.size() > 1) {
      for (const Names& names : found) {
        const auto other = std::find_if(names.begin(), names.end(),
                                        [&](const Name& name) { return !name.is_short; });
        expanded.meanings.push_back((other == names.end() ? names.front() : *other).text);
      }
      return expanded;
    }
  }
  std::vector<std::string> known{folded};
  for (const Names& names : found) {
    for (const Name& name : names) {
      if (expanded.others.size() == kMostOthers) return expanded;
      if (is_covered(name.folded, known)) continue;
      known.push_back(name.folded);
      if (name.is_short && (says_nothing(name.folded) || is_ambiguous(name.folded, database)))
        continue;
      if (occurs(name.text, database)) expanded.others.push_back(name.text);
    }
  }
  return expanded;
}

std::vector<Expansion> Expander::expand_together(const std::vector<std::string>& words,
                                                 const Xapian::Database& database) const {
  std::vector<Expansion> found;
  for (std::size_t first = 0; first < words.size();) {
    std::vector<std::string> texts;  // of one word from `first` on, of two, …
    for (std::size_t i = first; i < words.size() && texts.size() < kMostWords; ++i) {
      if (words[i].empty()) break;
      texts.push_back(texts.empty() ? words[i] : texts.back() + ' ' + words[i]);
    }
    std::size_t count = texts.size();
    for (; count > 1; --count) {
      auto expanded = expand(texts[count - 1], false, database);
      if (expanded.others.empty()) continue;
      found.push_back({first, count, std::move(expanded.others)});
      break;
    }
    first += std::max<std::size_t>(count, 1);
  }
  return found;
}

}  // namespace briefkamer::searcher
