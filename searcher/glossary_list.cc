#include "searcher/glossary_list.h"

#include <algorithm>
#include <ostream>
#include <tuple>

#include "corpus/fold.h"
#include "indexer/glossary.h"
#include "searcher/csv.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using indexer::Meaning;

constexpr std::size_t kMostIds = 5;  // of one entry

bool fits(const Meaning& meaning, const std::string& word) {
  return meaning.short_form.starts_with(word) || meaning.long_form.starts_with(word) ||
         meaning.long_form.find(' ' + word) != std::string::npos;
}

std::vector<Meaning> fitting(const Xapian::Database& database, const std::string& word) {
  std::vector<Meaning> meanings = indexer::all_meanings(database);
  std::erase_if(meanings, [&](const Meaning& meaning) { return !fits(meaning, word); });
  using Rank = std::tuple<bool, const std::string&, std::size_t>;
  std::stable_sort(meanings.begin(), meanings.end(), [&](const Meaning& a, const Meaning& b) {
    return Rank(a.short_form != word, a.short_form, b.letters) <
           Rank(b.short_form != word, b.short_form, a.letters);
  });
  return meanings;
}

Json date_or_null(const std::optional<corpus::Date>& date) {
  return date ? Json(corpus::to_iso(*date)) : Json();
}

std::string text_of(const Json& entry, const char* key) {
  return entry.at(key).is_string() ? entry.at(key).get<std::string>() : std::string();
}

}  // namespace

Json glossary_json(const Xapian::Database& database, std::string_view word, std::size_t first,
                   std::size_t count) {
  const std::vector<Meaning> meanings = fitting(database, corpus::fold_words(word));
  Json entries = Json::array();
  for (std::size_t i = first; i < meanings.size() && entries.size() < count; ++i) {
    const auto entry = indexer::glossary_entry(database, meanings[i], kMostIds);
    entries.push_back({{"short", entry.short_form},
                       {"long", entry.long_form},
                       {"letters", entry.letters},
                       {"first_date", date_or_null(entry.first_date)},
                       {"last_date", date_or_null(entry.last_date)},
                       {"ids", entry.ids}});
  }
  return {{"version", 1},
          {"total", meanings.size()},
          {"first", first},
          {"entries", std::move(entries)}};
}

void print_glossary(std::ostream& out, const Json& glossary) {
  for (const Json& entry : glossary.at("entries")) {
    const auto letters = entry.at("letters").get<std::size_t>();
    out << text_of(entry, "short") << '\t' << text_of(entry, "long") << '\t' << letters
        << (letters == 1 ? " brief" : " brieven");
    const std::string from = text_of(entry, "first_date"), to = text_of(entry, "last_date");
    if (!from.empty()) out << '\t' << from;
    if (to != from) out << " - " << to;
    out << '\n';
  }
}

void print_glossary_csv(std::ostream& out, const Json& glossary) {
  out << "short,long,letters,first_date,last_date\r\n";
  for (const Json& entry : glossary.at("entries"))
    out << csv_field(text_of(entry, "short")) << ',' << csv_field(text_of(entry, "long")) << ','
        << entry.at("letters") << ',' << text_of(entry, "first_date") << ','
        << text_of(entry, "last_date") << "\r\n";
}

}  // namespace briefkamer::searcher
