#include "indexer/lexicon/hunspell.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "indexer/analysis/fold.h"
#include "indexer/lexicon/lexicon_key.h"

namespace briefkamer::indexer {
namespace {

std::ifstream open(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  return file;
}

bool has_capital(std::string_view word) {
  const auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (u_isUUppercase(text.char32At(i))) return true;
  }
  return false;
}

// Whether the end of `word` matches a condition such as "[^eo]", "[^a][a]", "oob" or ".".
bool matches_end(std::string_view word, std::string_view condition) {
  while (!condition.empty()) {
    std::string_view last;
    if (condition.back() == ']') {
      const auto start = condition.rfind('[');
      last = condition.substr(start);
      condition.remove_suffix(last.size());
    } else {
      last = condition.substr(condition.size() - 1);
      condition.remove_suffix(1);
    }
    if (last == ".") continue;
    if (word.empty()) return false;
    const char letter = word.back();
    word.remove_suffix(1);
    if (last.starts_with("[^") ? last.find(letter, 2) != last.npos
                               : last.find(letter) == last.npos) {
      return false;
    }
  }
  return true;
}

std::string zero_is_empty(std::string_view text) {
  return text == "0" ? std::string() : std::string(text);
}

}  // namespace

bool is_capitalised(std::string_view word) {
  return has_capital(word.substr(word.rfind('-') + 1));
}

bool has_flag(std::string_view flags, std::string_view flag) {
  for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
    if (flags.substr(i, 2) == flag) return true;
  }
  return false;
}

Hunspell::Hunspell(const std::filesystem::path& affixes, const std::filesystem::path& words) {
  read_affixes(affixes);
  read_words(words);
}

void Hunspell::read_affixes(const std::filesystem::path& path) {
  std::ifstream file = open(path);
  std::string line;
  bool long_flags = false;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string type, flag, strip, add, condition;
    fields >> type >> flag >> strip >> add >> condition;
    if (type == "FLAG") long_flags = flag == "long";
    const bool is_header = (strip == "Y" || strip == "N") && condition.empty();
    if ((type != "SFX" && type != "PFX") || is_header || add.empty()) continue;
    const auto slash = add.find('/');
    const Flags flags = slash == add.npos ? "" : add.substr(slash + 1);
    add = fold(zero_is_empty(add.substr(0, slash)));
    std::erase(add, '\'');
    if (!add.empty() && !is_lexicon_key(add)) continue;
    if (type == "PFX") prefixes_[flag] = add;
    if (type == "SFX") {
      suffixes_[flag].push_back({fold(zero_is_empty(strip)), add, fold(condition), flags});
    }
  }
  if (!long_flags || suffixes_.empty()) {
    throw std::runtime_error(path.string() + ": not a Hunspell affix file with long flags");
  }
}

void Hunspell::read_words(const std::filesystem::path& path) {
  std::ifstream file = open(path);
  std::string line;
  std::getline(file, line);  // the number of words
  while (std::getline(file, line)) {
    line = line.substr(0, line.find('\t'));
    const auto slash = line.find('/');
    const Flags flags = slash == line.npos ? "" : line.substr(slash + 1);
    const std::string given = line.substr(0, slash);
    const std::string word = lexicon_key(fold(given));
    if (!is_lexicon_key(word) || has_flag(flags, "Fw")) continue;
    entries_.push_back({word, flags, is_capitalised(given)});
  }
  if (entries_.empty()) throw std::runtime_error(path.string() + ": no words");
}

std::vector<DictionaryForm> Hunspell::forms(const DictionaryEntry& entry) const {
  std::vector<DictionaryForm> forms{{entry.word, entry.word, "", entry.flags}};
  add_suffixed(entry, "", forms);
  for (std::size_t i = 0; i + 1 < entry.flags.size(); i += 2) {
    const auto prefix = prefixes_.find(entry.flags.substr(i, 2));
    if (prefix == prefixes_.end() || prefix->second.empty()) continue;
    const std::string base = prefix->second + entry.word;
    forms.push_back({base, base, "", ""});
    add_suffixed(entry, prefix->second, forms);
  }
  return forms;
}

void Hunspell::add_suffixed(const DictionaryEntry& entry, const std::string& prefix,
                            std::vector<DictionaryForm>& forms) const {
  const std::string base = prefix + entry.word;
  for (std::size_t i = 0; i + 1 < entry.flags.size(); i += 2) {
    const std::string flag = entry.flags.substr(i, 2);
    const bool of_verb = flag[0] == 'V';
    const auto rules = suffixes_.find(flag);
    if (rules == suffixes_.end() || (!prefix.empty() && !of_verb)) continue;
    for (const Affix& rule : rules->second) {
      if (!base.ends_with(rule.strip) || !matches_end(base, rule.condition)) continue;
      forms.push_back(
          {base.substr(0, base.size() - rule.strip.size()) + rule.add, base, flag, rule.flags});
    }
  }
}

}  // namespace briefkamer::indexer
