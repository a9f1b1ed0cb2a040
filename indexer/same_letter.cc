#include "indexer/same_letter.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "indexer/tokenizer.h"

namespace briefkamer::indexer {
namespace {

std::set<std::string> words(const corpus::Letter& letter) {
  std::set<std::string> found;
  for (const corpus::Section& section : letter.sections) {
    for (Token& token : tokenize(section.heading)) found.insert(std::move(token.surface));
    for (Token& token : tokenize(section.text)) found.insert(std::move(token.surface));
  }
  return found;
}

// What two sets share, of what either has: 0 to 1.
double overlap(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto shared =
      std::count_if(a.begin(), a.end(), [&](const auto& w) { return b.contains(w); });
  const std::size_t all = a.size() + b.size() - static_cast<std::size_t>(shared);
  return all == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(all);
}

std::string format(const corpus::Letter& letter) {
  return letter.sources.empty() ? std::string() : letter.sources.front().format;
}

bool has_official_id(const corpus::Letter& letter) {
  return letter.id.rfind("kst-", 0) == 0 || letter.id.rfind("ah-", 0) == 0;
}

}  // namespace

bool same_letter(const corpus::Letter& a, const corpus::Letter& b) {
  if (a.sections == b.sections || has_official_id(a)) return true;
  return format(a) != format(b) && overlap(words(a), words(b)) > 0.5;
}

bool better_source(const corpus::Letter& a, const corpus::Letter& b) {
  static constexpr std::array<std::string_view, 6> kBestFirst{"xml",  "html", "pdf",
                                                              "docx", "odt",  "text"};
  const auto rank = [](const corpus::Letter& letter) {
    return std::find(kBestFirst.begin(), kBestFirst.end(), format(letter)) - kBestFirst.begin();
  };
  return rank(a) < rank(b);
}

}  // namespace briefkamer::indexer
