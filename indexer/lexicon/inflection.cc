#include "indexer/lexicon/inflection.h"

#include <algorithm>
#include <array>

namespace briefkamer::indexer {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// "bakk": two equal consonants at the end.
bool ends_double(std::string_view rest) {
  const auto n = rest.size();
  return n >= 2 && rest[n - 1] == rest[n - 2] && !is_vowel(rest[n - 1]);
}

// Vowels that meet in "financieren", "evalueren" and "creeren", where others would be one sound.
bool are_apart(char first, char second, char after) {
  return (first == 'i' && second == 'e') || (first == 'u' && second == 'e') ||
         (first == 'e' && second == 'e' && after == 'r');
}

// "lop", "gev": one vowel and one consonant, which an ending made an open syllable.
bool ends_open(std::string_view rest) {
  const auto n = rest.size();
  if (n < 2 || is_vowel(rest[n - 1]) || rest[n - 1] == 'w' || rest[n - 1] == 'j') return false;
  if (!is_vowel(rest[n - 2]) || rest[n - 2] == 'i') return false;
  if (n == 2 || !is_vowel(rest[n - 3])) return true;
  return are_apart(rest[n - 3], rest[n - 2], rest[n - 1]) ||
         (rest[n - 3] == 'u' && n >= 4 && rest[n - 4] == 'q');
}

std::string unvoiced(std::string word) {
  if (word.ends_with('v')) word.back() = 'f';
  if (word.ends_with('z')) word.back() = 's';
  return word;
}

std::string lengthened(std::string_view rest) {
  std::string word(rest);
  word.insert(word.size() - 1, 1, word[word.size() - 2]);
  return word;
}

// What a verb may begin with, and what that does to its participle.
struct VerbPrefix {
  std::string_view text;
  bool separable;    // "opgebeld"
  bool inseparable;  // "verdeeld"; some are both
};
constexpr VerbPrefix kPrefixes[] = {
    {"aan", true, false},    {"achter", true, true},  {"af", true, false},
    {"be", false, true},     {"bij", true, false},    {"binnen", true, false},
    {"door", true, true},    {"er", false, true},     {"ge", false, true},
    {"her", true, true},     {"in", true, false},     {"los", true, false},
    {"mee", true, false},    {"mis", true, true},     {"na", true, false},
    {"om", true, true},      {"onder", true, true},   {"ont", false, true},
    {"op", true, false},     {"over", true, true},    {"toe", true, false},
    {"uit", true, false},    {"ver", false, true},    {"vol", true, true},
    {"voor", true, true},    {"weer", true, true},    {"weder", true, true},
    {"aanbe", false, true},  {"voorbe", false, true}, {"onderver", false, true},
    {"herver", false, true}, {"herbe", false, true},  {"heront", false, true},
    {"toever", false, true}, {"uitver", false, true}, {"voorver", false, true},
    {"veront", false, true}, {"opont", false, true},  {"uitbe", false, true},
    {"afbe", false, true},   {"verbe", false, true},  {"nabe", false, true},
    {"overbe", false, true}, {"aanver", false, true}, {"onderbe", false, true},
    {"bijbe", false, true},  {"inver", false, true},  {"medebe", false, true},
};

// Any other beginning, such as "deel" in "deelnemen", is separable.
VerbPrefix kind_of_prefix(std::string_view text) {
  const auto* known = std::find_if(std::begin(kPrefixes), std::end(kPrefixes),
                                   [&](const VerbPrefix& prefix) { return prefix.text == text; });
  return known != std::end(kPrefixes) ? *known : VerbPrefix{text, true, false};
}

void add_participle(std::string_view prefix, std::string_view bare, std::string_view with_ge,
                    std::vector<std::string>& forms) {
  const VerbPrefix kind = kind_of_prefix(prefix);
  const std::string text(prefix);
  std::vector<std::string> participles;
  if (kind.separable) participles.push_back(text + std::string(with_ge));
  if (kind.inseparable) participles.push_back(text + std::string(bare));
  for (const std::string& participle : participles) {
    forms.push_back(participle);
    if (participle.ends_with("en")) continue;  // "gevangene" is a word of its own
    forms.push_back(participle + "e");
    forms.push_back(participle + "en");
  }
}

// The consonant of past tense and participle: t after a voiceless consonant, of the infinitive.
char dental_of(std::string_view infinitive) {
  const std::string_view rest = infinitive.substr(0, infinitive.size() - 2);
  const bool voiceless =
      rest.ends_with("ch") || std::string_view("tkfscpx").find(rest.back()) != rest.npos;
  return voiceless ? 't' : 'd';
}

std::string with_dental(std::string_view infinitive, std::string_view stem) {
  const char dental = dental_of(infinitive);
  return stem.ends_with(dental) ? std::string(stem) : std::string(stem) + dental;
}

void for_each_word(std::string_view words, auto&& call) {
  while (!words.empty()) {
    const auto space = std::min(words.find(' '), words.size());
    call(words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
}

void propose_diminutive(std::string_view word, std::vector<BaseProposal>& bases) {
  struct Rule {
    std::string_view ending, instead;
  };
  constexpr Rule kRules[] = {{"aatje", "a"}, {"ootje", "o"},   {"uutje", "u"}, {"eetje", "e"},
                             {"'tje", ""},   {"inkje", "ing"}, {"pje", ""},    {"tje", ""},
                             {"etje", ""},   {"je", ""}};
  for (const Rule& rule : kRules) {
    if (!word.ends_with(rule.ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - rule.ending.size());
    bases.push_back({std::string(rest) + std::string(rule.instead), Ending::kDiminutive});
    if (rule.ending == "etje" && ends_double(rest)) {
      bases.push_back({std::string(rest.substr(0, rest.size() - 1)), Ending::kDiminutive});
    }
  }
}

void propose(std::string_view word, std::string_view ending, Ending kind, bool respell,
             std::vector<BaseProposal>& bases) {
  if (!word.ends_with(ending) || word.size() < ending.size() + 3) return;
  const std::string_view rest = word.substr(0, word.size() - ending.size());
  if (!respell) {
    bases.push_back({std::string(rest), kind});
  } else {
    for (std::string& base : unspelled(rest)) bases.push_back({std::move(base), kind});
  }
}

}  // namespace

std::vector<std::string> unspelled(std::string_view rest) {
  std::vector<std::string> words;
  if (ends_double(rest)) words.push_back(std::string(rest.substr(0, rest.size() - 1)));
  if (ends_open(rest)) words.push_back(unvoiced(lengthened(rest)));
  if (rest.ends_with("v") || rest.ends_with("z")) words.push_back(unvoiced(std::string(rest)));
  words.push_back(std::string(rest));
  return words;
}

std::vector<std::string> verb_stems(std::string_view infinitive) {
  if (!infinitive.ends_with("en") || infinitive.size() < 4) return {};
  const char before = infinitive[infinitive.size() - 4];
  if (infinitive.ends_with("ien") && !is_vowel(before)) return {};  // "zien"
  return unspelled(infinitive.substr(0, infinitive.size() - 2));
}

std::vector<std::string_view> verb_prefixes(std::string_view verb) {
  std::vector<std::string_view> prefixes = {""};
  for (const VerbPrefix& prefix : kPrefixes) {
    if (verb.starts_with(prefix.text)) prefixes.push_back(prefix.text);
  }
  return prefixes;
}

std::vector<std::string> regular_verb_forms(std::string_view prefix, std::string_view rest,
                                            std::string_view stem) {
  const char dental = dental_of(rest);
  const std::string whole = std::string(prefix) + std::string(stem);
  const std::string infinitive = std::string(prefix) + std::string(rest);
  std::vector<std::string> forms = {whole,
                                    whole + "t",
                                    whole + dental + "e",
                                    whole + dental + "en",
                                    infinitive + "d",
                                    infinitive + "de",
                                    infinitive + "den"};
  const std::string bare = with_dental(rest, stem);
  add_participle(prefix, bare, "ge" + bare, forms);
  return forms;
}

std::vector<std::string> separated_participles(std::string_view prefix, std::string_view rest,
                                               std::string_view stem) {
  std::vector<std::string> forms;
  if (!kind_of_prefix(prefix).separable) return forms;
  const std::string participle = std::string(prefix) + "ge" + with_dental(rest, stem);
  return {participle, participle + "e", participle + "en"};
}

std::vector<std::string> irregular_verb_forms(std::string_view prefix, std::string_view forms,
                                              std::string_view participle) {
  std::vector<std::string> all;
  for_each_word(forms, [&](std::string_view form) {
    all.push_back(std::string(prefix) + std::string(form));
  });
  if (!participle.empty()) {
    const auto bare = participle.starts_with("ge") ? participle.substr(2) : participle;
    add_participle(prefix, bare, participle, all);
  }
  return all;
}

std::vector<BaseProposal> proposed_bases(std::string_view word) {
  std::vector<BaseProposal> bases;
  propose(word, "'s", Ending::kPlural, false, bases);
  propose(word, "heden", Ending::kPlural, false, bases);
  for (BaseProposal& proposal : bases) {
    if (word.ends_with("heden")) proposal.base += "heid";
  }
  propose(word, "en", Ending::kPlural, true, bases);
  if (word.ends_with("en")) propose(word, "n", Ending::kPlural, false, bases);
  propose(word, "s", Ending::kPlural, false, bases);
  propose_diminutive(word.ends_with("s") ? word.substr(0, word.size() - 1) : word, bases);
  for (const char* ending : {"e", "er", "ere"}) {
    propose(word, ending, Ending::kAdjective, true, bases);
  }
  for (const char* ending : {"ste", "st"}) propose(word, ending, Ending::kAdjective, false, bases);
  return bases;
}

}  // namespace briefkamer::indexer
