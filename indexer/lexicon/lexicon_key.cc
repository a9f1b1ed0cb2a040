#include "indexer/lexicon/lexicon_key.h"

#include <algorithm>

#include "indexer/lexicon/word_graph.h"

namespace briefkamer::indexer {
namespace {

// What may follow an apostrophe: "agenda's", "agenda'tje", "gsm'en", "havo'er".
constexpr std::string_view kEndings[] = {"s", "tje", "tjes", "en", "er", "ers", ""};

}  // namespace

std::string lexicon_key(std::string_view word) {
  std::string key(word);
  std::erase(key, '-');
  if (key.starts_with('\'')) key.erase(0, 1);  // "'s-gravenhage"
  const auto apostrophe = key.rfind('\'');
  if (apostrophe == key.npos) return key;
  const std::string_view ending = std::string_view(key).substr(apostrophe + 1);
  if (std::ranges::find(kEndings, ending) != std::end(kEndings)) key.erase(apostrophe, 1);
  return key;
}

bool is_lexicon_key(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) { return label_of(c) != 0; });
}

}  // namespace briefkamer::indexer
