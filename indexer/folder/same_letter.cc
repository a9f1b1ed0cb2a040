#include "indexer/folder/same_letter.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/letter_id.h"
#include "indexer/analysis/tokenizer.h"

namespace briefkamer::indexer {
namespace {

// The words of the letter's text, in order.
std::vector<std::string> words(const corpus::Letter& letter) {
  std::vector<std::string> found;
  const auto add = [&](std::string_view text) {
    for (Token& token : tokenize(text)) found.push_back(std::move(token.surface));
  };
  for (const corpus::Section& section : letter.sections) {
    add(section.heading);
    add(section.text);
  }
  return found;
}

// What two sets share, of what either has: 0 to 1.
double overlap(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  const std::set<std::string_view> a(first.begin(), first.end());
  const std::set<std::string_view> b(second.begin(), second.end());
  const auto shared =
      std::count_if(a.begin(), a.end(), [&](const auto& w) { return b.contains(w); });
  const std::size_t all = a.size() + b.size() - static_cast<std::size_t>(shared);
  return all == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(all);
}

std::string format(const corpus::Letter& letter) {
  return letter.sources.empty() ? std::string() : letter.sources.front().format;
}

}  // namespace

bool shares_most_words(const corpus::Letter& a, const corpus::Letter& b) {
  return overlap(words(a), words(b)) > 0.5;
}

bool same_letter(const corpus::Letter& a, const corpus::Letter& b) {
  if (a.id == b.id && !corpus::is_unnumbered(a.id)) return true;
  const std::vector<std::string> left = words(a);
  const std::vector<std::string> right = words(b);
  return left == right || (format(a) != format(b) && overlap(left, right) > 0.5);
}

bool same_text(const corpus::Letter& a, const corpus::Letter& b) {
  const std::vector<std::string> left = words(a);
  const std::vector<std::string> right = words(b);
  if (left.empty()) return false;
  return left == right || (format(a) != format(b) && overlap(left, right) > 0.9);
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
