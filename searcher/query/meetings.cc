#include "searcher/query/meetings.h"

#include <algorithm>
#include <set>
#include <string>

#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/serving/answer_json.h"
#include "searcher/snippets.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::Letter;
using Stems = std::set<std::string>;

constexpr const char* kAgenda = "geannoteerde-agenda";

// The stems of the words of `text` that say something.
Stems stems(std::string_view text, indexer::Analyzer& analyzer) {
  Stems found;
  for (const indexer::AnalyzedToken& word : analyzer.analyze(text)) {
    if (word.token.span == 1 && !indexer::is_stop_word(word.token.surface))
      found.insert(word.terms.front().text);
  }
  return found;
}

std::size_t shared(const Stems& a, const Stems& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& stem) { return b.contains(stem); }));
}

bool same_ministry(const Letter& a, const Letter& b) {
  return indexer::facet_values(a, indexer::kMinistryFacet) ==
         indexer::facet_values(b, indexer::kMinistryFacet);
}

// A heading of the report tells of the same point when one's words are all in the other's.
bool is_heading(const Stems& point, const std::vector<Stems>& headings) {
  return std::any_of(headings.begin(), headings.end(), [&](const Stems& heading) {
    return !heading.empty() && shared(point, heading) == std::min(point.size(), heading.size());
  });
}

}  // namespace

std::optional<Letter> other_of_meeting(const Letter& letter, const Xapian::Database& database,
                                       indexer::Analyzer& analyzer) {
  const auto date = indexer::meeting_date(letter);
  if (!date) return std::nullopt;
  const std::string term = indexer::prefixed(indexer::kMeeting, corpus::to_iso(*date));
  const Stems subject = stems(letter.subject, analyzer);
  std::optional<Letter> best;
  std::size_t most = subject.size() / 2;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
    Letter other = indexer::stored_letter(database.get_document(*it));
    const bool pair = other.kind != letter.kind && same_ministry(letter, other);
    const std::size_t common = pair ? shared(subject, stems(other.subject, analyzer)) : 0;
    if (common <= most) continue;
    most = common;
    best = std::move(other);
  }
  return best;
}

Json meeting_json(const Letter& letter, const Letter& other, const corpus::Vocabulary& vocabulary,
                  indexer::Analyzer& analyzer) {
  const Letter& agenda = letter.kind == kAgenda ? letter : other;
  const Letter& report = letter.kind == kAgenda ? other : letter;
  std::vector<Stems> headings;
  Stems words;
  for (const corpus::Section& section : report.sections) {
    headings.push_back(stems(section.heading, analyzer));
    words.merge(stems(section.heading, analyzer));
    words.merge(stems(section.text, analyzer));
  }
  const Stems title = stems(agenda.subject, analyzer);
  Json points = Json::array();
  for (std::size_t i = 0; i < agenda.sections.size(); ++i) {
    const corpus::Section& section = agenda.sections[i];
    if (section.heading.empty() || section.annex > 0) continue;
    const Stems point = stems(section.heading, analyzer);
    // The title of the agenda once more, above its points, is none of them.
    if (section.text.empty() && shared(point, title) == point.size()) continue;
    const char* became = is_heading(point, headings)            ? "section"
                         : shared(point, words) == point.size() ? "mentioned"
                                                                : "absent";
    points.push_back(
        {{"heading", section.heading}, {"anchor", section_anchor(i)}, {"report", became}});
  }
  return {{"id", other.id},
          {"kind", to_json(Named{other.kind, facet_label(vocabulary, "kind", other.kind), {}})},
          {"date", other.date ? Json(corpus::to_iso(*other.date)) : Json()},
          {"subject", other.subject},
          {"points", std::move(points)}};
}

}  // namespace briefkamer::searcher
