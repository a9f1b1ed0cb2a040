#include "searcher/query/written_form.h"

#include <algorithm>

#include "indexer/analysis/analyzer.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"

namespace briefkamer::searcher {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "Missies", but not "NAVO" and "Irak": the capital of a sentence's start.
bool has_sentence_capital(const std::string& written, const std::string& surface) {
  return std::count_if(written.begin(), written.end(), is_capital) == 1 &&
         is_capital(written.front()) && indexer::known_as(surface) == indexer::Known::kWord;
}

}  // namespace

std::string written_form(const Xapian::Database& database, const std::string& surface) {
  const std::string start = indexer::prefixed(indexer::kWritten, surface + indexer::kTab);
  std::string best = surface;
  Xapian::doccount most = 0;
  Xapian::doccount others = 0;
  const auto end = database.allterms_end(start);
  for (auto it = database.allterms_begin(start); it != end; ++it) {
    const Xapian::doccount letters = it.get_termfreq();
    others += letters;
    if (letters <= most) continue;
    most = letters;
    best = (*it).substr(start.size());
  }
  const Xapian::doccount all = database.get_termfreq(indexer::prefixed(indexer::kSurface, surface));
  if (all > others && all - others > most) return surface;
  if (has_sentence_capital(best, surface)) best.front() = surface.front();
  return best;
}

}  // namespace briefkamer::searcher
