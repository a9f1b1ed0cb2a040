#include "indexer/glossary.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "corpus/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {
namespace {

constexpr std::size_t kDateBytes = 10;  // of the key of kOldestFirst: "2025-01-31 id"

std::string joined(std::string_view left, std::string_view right) {
  std::string pair(left);
  pair += kTab;
  pair += right;
  return pair;
}

// Calls found(left, right, letters) for the pairs below `prefix` that start with `left`.
template <typename Found>
void each_pair(const Xapian::Database& database, std::string_view prefix, const std::string& start,
               Found found) {
  const std::string terms = std::string(prefix) + start;
  for (auto it = database.allterms_begin(terms); it != database.allterms_end(terms); ++it) {
    const std::string term = *it;
    const auto tab = term.find(kTab);
    if (tab == std::string::npos) continue;
    found(term.substr(prefix.size(), tab - prefix.size()), term.substr(tab + 1), it.get_termfreq());
  }
}

void commonest_first(std::vector<Meaning>& meanings) {
  std::stable_sort(meanings.begin(), meanings.end(),
                   [](const Meaning& a, const Meaning& b) { return a.letters > b.letters; });
}

std::string pair_term(const Meaning& meaning) {
  return prefixed(kShortToLong, joined(meaning.short_form, meaning.long_form));
}

// The pair in the lines of kDefinitions that `meaning` is of.
Spelling spelling_in(std::string_view lines, const Meaning& meaning) {
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    const auto tab = line.find(kTab);
    if (tab == std::string_view::npos) continue;
    const auto short_form = line.substr(0, tab), long_form = line.substr(tab + 1);
    if (corpus::folds_to(short_form, meaning.short_form) &&
        corpus::folds_to(long_form, meaning.long_form))
      return {std::string(short_form), std::string(long_form)};
  }
  return {meaning.short_form, meaning.long_form};
}

}  // namespace

void add_definitions(DocumentMaker& document, const corpus::Letter& letter) {
  std::string lines;
  for (const corpus::Abbreviation& found : letter.abbreviations) {
    const std::string short_form = corpus::fold_words(found.short_form);
    const std::string long_form = corpus::fold_words(found.long_form);
    document.add_boolean(kShortToLong, joined(short_form, long_form));
    document.add_boolean(kLongToShort, joined(long_form, short_form));
    lines += (lines.empty() ? "" : "\n") + joined(found.short_form, found.long_form);
  }
  if (!lines.empty()) document.set_value(kDefinitions, lines);
}

std::vector<Meaning> meanings_of(const Xapian::Database& database, std::string_view form) {
  std::vector<Meaning> meanings;
  const std::string start = joined(form, {});
  each_pair(database, kShortToLong, start, [&](std::string left, std::string right, auto letters) {
    meanings.push_back({std::move(left), std::move(right), letters});
  });
  each_pair(database, kLongToShort, start, [&](std::string left, std::string right, auto letters) {
    meanings.push_back({std::move(right), std::move(left), letters});
  });
  commonest_first(meanings);
  return meanings;
}

std::vector<Meaning> all_meanings(const Xapian::Database& database) {
  std::vector<Meaning> meanings;
  each_pair(database, kShortToLong, {}, [&](std::string left, std::string right, auto letters) {
    meanings.push_back({std::move(left), std::move(right), letters});
  });
  return meanings;
}

Spelling glossary_spelling(const Xapian::Database& database, const Meaning& meaning) {
  const std::string term = pair_term(meaning);
  const auto first = database.postlist_begin(term);
  if (first == database.postlist_end(term)) return spelling_in({}, meaning);
  return spelling_in(database.get_document(*first).get_value(kDefinitions), meaning);
}

GlossaryEntry glossary_entry(const Xapian::Database& database, const Meaning& meaning,
                             std::size_t most_ids) {
  const std::string term = pair_term(meaning);
  std::vector<std::pair<std::string, Xapian::docid>> letters;  // by date
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
    letters.emplace_back(database.get_document(*it).get_value(kOldestFirst), *it);
  std::sort(letters.begin(), letters.end());
  std::string lines;
  if (!letters.empty())
    lines = database.get_document(letters.front().second).get_value(kDefinitions);
  Spelling spelling = spelling_in(lines, meaning);
  GlossaryEntry entry{
      std::move(spelling.short_form), std::move(spelling.long_form), letters.size(), {}, {}, {}};
  for (const auto& [key, docid] : letters) {
    const auto date = corpus::from_iso(std::string_view(key).substr(0, kDateBytes));
    if (date && !entry.first_date) entry.first_date = date;
    if (date) entry.last_date = date;
    if (entry.ids.size() < most_ids) entry.ids.push_back(key.substr(kDateBytes + 1));
  }
  return entry;
}

}  // namespace briefkamer::indexer
