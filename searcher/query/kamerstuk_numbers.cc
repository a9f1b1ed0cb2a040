#include "searcher/query/kamerstuk_numbers.h"

#include <algorithm>
#include <map>

#include "corpus/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kFewestDigits = 2;
constexpr std::size_t kDossierDigits = 5;
constexpr std::size_t kMostLookedAt = 5000;   // terms of each kind
constexpr Xapian::doccount kOwn = 1'000'000;  // a letter that there is stands above any cited one

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = corpus::fold_words(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string in_capitals(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return word;
}

bool is_label(const std::string& word) {
  return word == "kamerstuk" || word == "kamerstukken" || word == "kst" || word == "tk";
}

// How the id of a Kamerstuk begins of which `text` is the beginning of the number; "" for other
// text. "27 925 nr 9" → "kst-27925-9", "36 410 x 1" → "kst-36410-x-1", "27" → "kst-27".
std::string id_beginning(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  if (!words.empty() && is_label(words.front())) words.erase(words.begin());
  std::string dossier;
  std::size_t at = 0;
  while (at < words.size() && dossier.size() < kDossierDigits && is_number(words[at]))
    dossier += words[at++];
  if (dossier.size() < kFewestDigits || dossier.size() > kDossierDigits) return {};
  std::string id = "kst-" + dossier;
  for (; at < words.size(); ++at) {
    if (words[at] == "nr" || words[at] == "nrs" || words[at] == "nummer") continue;
    if (dossier.size() < kDossierDigits || words[at].size() > kDossierDigits) return {};
    id += '-' + words[at];
  }
  return id;
}

}  // namespace

std::vector<std::string> kamerstukken_from(const Xapian::Database& database, std::string_view text,
                                           std::size_t most) {
  const std::string begin = id_beginning(text);
  if (begin.empty()) return {};
  std::map<std::string, Xapian::doccount> weights;
  for (const std::string_view prefix : {indexer::kNumber, indexer::kCites}) {
    const std::string start = indexer::prefixed(prefix, begin);
    std::size_t looked = 0;
    const auto end = database.allterms_end(start);
    for (auto it = database.allterms_begin(start); it != end && looked < kMostLookedAt;
         ++it, ++looked)
      weights[(*it).substr(prefix.size())] += prefix == indexer::kNumber ? kOwn : it.get_termfreq();
  }
  std::multimap<Xapian::doccount, std::string, std::greater<>> heaviest;
  for (const auto& [id, weight] : weights) heaviest.emplace(weight, id);
  std::vector<std::string> ids;
  for (const auto& [weight, id] : heaviest)
    if (ids.size() < most) ids.push_back(id);
  return ids;
}

std::string kamerstuk_text(const std::string& id) {
  std::vector<std::string> words = words_of(id);  // kst, dossier, perhaps a part, number
  if (words.size() < 3) return id;
  const std::size_t thousands = words[1].size() == kDossierDigits ? 2 : 0;
  std::string text = "Kamerstuk " + words[1].substr(0, thousands);
  if (thousands > 0) text += ' ';
  text += words[1].substr(thousands);
  for (std::size_t i = 2; i + 1 < words.size(); ++i)
    text += (is_number(words[i]) ? '-' : ' ') + in_capitals(words[i]);
  return text + (is_number(words.back()) ? ", nr. " : ", ") + in_capitals(words.back());
}

}  // namespace briefkamer::searcher
