#include "searcher/letter_view.h"

#include <algorithm>
#include <set>

#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/query/meetings.h"
#include "searcher/serving/answer_json.h"
#include "searcher/snippets.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::Letter;
using indexer::prefixed;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}
Json page_or_null(int page) {
  return page == 0 ? Json() : Json(page);
}

Json date_or_null(const std::optional<corpus::Date>& date) {
  return date ? Json(corpus::to_iso(*date)) : Json();
}

// A place in running text where something begins that is no text of its own.
struct Insertion {
  std::size_t offset = 0;
  std::string note;  // the mark of a footnote
  int page = 0;      // or the page that begins here, in the middle of a paragraph

  Json piece() const {
    Json out = {{"text", ""}, {"marked", false}};
    if (page > 0) {
      out["page"] = page;
    } else {
      out["note"] = note;
    }
    return out;
  }
};

// A stretch that is a citation.
struct Cited {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string id;
};

// All that stands in one text, sorted by place.
struct Layers {
  std::vector<Mark> marks;
  std::vector<Insertion> insertions;
  std::vector<Cited> citations;
};

void add_piece(Json& out, std::string_view text, bool marked, const std::string& cites) {
  if (text.empty()) return;
  Json piece = {{"text", text}, {"marked", marked}};
  if (!cites.empty()) piece["cites"] = cites;
  out.push_back(std::move(piece));
}

// Bytes [begin, end) of `text` as pieces: cut wherever a mark or citation begins or ends or a note
// stands.
Json layered(std::string_view text, const Layers& layers, std::size_t begin, std::size_t end) {
  std::set<std::size_t> cuts{begin, end};
  const auto cut = [&](std::size_t at) {
    if (at > begin && at < end) cuts.insert(at);
  };
  for (const Mark& mark : layers.marks) cut(mark.begin), cut(mark.end);
  for (const Cited& cited : layers.citations) cut(cited.begin), cut(cited.end);
  for (const Insertion& insertion : layers.insertions) cut(insertion.offset);
  Json out = Json::array();
  for (auto at = cuts.begin(); at != cuts.end(); ++at) {
    for (const Insertion& insertion : layers.insertions)
      if (insertion.offset == *at) out.push_back(insertion.piece());
    const auto next = std::next(at);
    if (next == cuts.end()) break;
    const bool marked =
        std::any_of(layers.marks.begin(), layers.marks.end(),
                    [&](const Mark& mark) { return mark.begin <= *at && mark.end >= *next; });
    std::string cites;
    for (const Cited& cited : layers.citations)
      if (cited.begin <= *at && cited.end >= *next) cites = cited.id;
    add_piece(out, text.substr(*at, *next - *at), marked, cites);
  }
  return out;
}

bool is_inside_paragraph(std::string_view text, std::size_t offset) {
  return offset > 0 && offset < text.size() && text[offset - 1] != '\n' && text[offset] != '\n';
}

Layers layers_of(const Letter& letter, corpus::Part part, std::size_t index,
                 std::vector<Mark> marks) {
  Layers layers;
  layers.marks = std::move(marks);
  for (const corpus::Citation& citation : letter.citations) {
    const corpus::Place& place = citation.place;
    if (place.part == part && place.index == index)
      layers.citations.push_back({place.offset, place.offset + place.length, citation.id});
  }
  if (part != corpus::Part::kSection) return layers;
  for (const corpus::Footnote& note : letter.footnotes)
    if (note.section == index) layers.insertions.push_back({note.offset, note.mark, 0});
  const std::string_view text = letter.sections[index].text;
  for (const corpus::PageStart& start : letter.pages)
    if (start.section == index && is_inside_paragraph(text, start.offset))
      layers.insertions.push_back({start.offset, {}, start.page});
  return layers;
}

Json row_cells(std::string_view text, const Layers& layers, std::size_t begin, std::size_t end) {
  Json cells = Json::array();
  while (true) {
    const std::size_t tab = std::min(text.find('\t', begin), end);
    cells.push_back(layered(text, layers, begin, tab));
    if (tab >= end) return cells;
    begin = tab + 1;
  }
}

// A note on the bullet stands behind it.
Layers behind_bullet(Layers layers, std::size_t begin, std::size_t bullet) {
  for (Insertion& note : layers.insertions)
    if (note.offset >= begin && note.offset < begin + bullet) note.offset = begin + bullet;
  return layers;
}

Json paragraph(const Letter& letter, std::size_t section, const Layers& layers, std::size_t begin,
               std::size_t end) {
  constexpr std::string_view kBullet = "• ";
  const std::string_view text = letter.sections[section].text;
  Json out = {{"kind", "text"}, {"page", nullptr}};
  for (const corpus::PageStart& start : letter.pages)
    if (start.section == section && !is_inside_paragraph(text, start.offset) &&
        start.offset + 1 >= begin &&  // or at the line end before it
        start.offset < std::max(end, begin + 1))
      out["page"] = start.page;
  const std::string_view inside = text.substr(begin, end - begin);
  if (inside.find('\t') != std::string_view::npos) {
    out["kind"] = "row";
    out["cells"] = row_cells(text, layers, begin, end);
    out["pieces"] = Json::array();
    return out;
  }
  if (inside.rfind(kBullet, 0) == 0) {
    out["kind"] = "item";
    out["pieces"] =
        layered(text, behind_bullet(layers, begin, kBullet.size()), begin + kBullet.size(), end);
    return out;
  }
  out["pieces"] = layered(text, layers, begin, end);
  return out;
}

Json paragraphs(const Letter& letter, std::size_t section, const Layers& layers) {
  const std::string& text = letter.sections[section].text;
  Json out = Json::array();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(paragraph(letter, section, layers, begin, end));
    begin = end + 1;
  }
  if (text.empty() && !layers.insertions.empty())  // of a heading without text
    out.push_back(paragraph(letter, section, layers, 0, 0));
  return out;
}

Json sections(const Letter& letter, const Marks& marks, indexer::Analyzer& analyzer,
              std::size_t& total) {
  Json out = Json::array();
  for (std::size_t i = 0; i < letter.sections.size(); ++i) {
    const corpus::Section& section = letter.sections[i];
    std::vector<Mark> in_heading = find_marks(section.heading, marks, analyzer);
    std::vector<Mark> in_text = section_marks(letter, i, marks, analyzer);
    const std::size_t count = in_heading.size() + in_text.size();
    total += count;
    Layers heading;
    heading.marks = std::move(in_heading);
    const Layers layers = layers_of(letter, corpus::Part::kSection, i, std::move(in_text));
    out.push_back({{"anchor", section_anchor(i)},
                   {"heading", text_or_null(section.heading)},
                   {"heading_pieces", layered(section.heading, heading, 0, section.heading.size())},
                   {"level", section.level},
                   {"annex", section.annex},
                   {"page", page_or_null(section.page)},
                   {"marks", count},
                   {"paragraphs", paragraphs(letter, i, layers)}});
  }
  return out;
}

Json annexes(const Letter& letter) {
  Json out = Json::array();
  for (std::size_t i = 0; i < letter.annexes.size(); ++i) {
    const corpus::Annex& annex = letter.annexes[i];
    const auto first = std::find_if(
        letter.sections.begin(), letter.sections.end(),
        [&](const corpus::Section& section) { return section.annex == static_cast<int>(i) + 1; });
    const auto index = static_cast<std::size_t>(first - letter.sections.begin());
    out.push_back(
        {{"label", annex.label},
         {"title", text_or_null(annex.title)},
         {"page", page_or_null(annex.page)},
         {"anchor", first == letter.sections.end() ? Json() : Json(section_anchor(index))}});
  }
  return out;
}

Json footnotes(const Letter& letter, const Marks& marks, indexer::Analyzer& analyzer,
               std::size_t& total) {
  Json out = Json::array();
  for (std::size_t i = 0; i < letter.footnotes.size(); ++i) {
    const corpus::Footnote& note = letter.footnotes[i];
    std::vector<Mark> found = find_marks(note.text, marks, analyzer);
    total += found.size();
    const Layers layers = layers_of(letter, corpus::Part::kFootnote, i, std::move(found));
    out.push_back({{"mark", note.mark},
                   {"pieces", layered(note.text, layers, 0, note.text.size())},
                   {"page", page_or_null(note.page)},
                   {"section", section_anchor(note.section)},
                   {"anchor", "n" + std::to_string(i + 1)}});
  }
  return out;
}

Json brief(const Letter& letter) {
  return {{"id", letter.id},
          {"date", date_or_null(letter.date)},
          {"subject", text_or_null(letter.subject)}};
}

// The letters that have `term`, oldest first.
std::vector<Letter> letters_with(const Xapian::Database& database, const std::string& term) {
  std::vector<Letter> found;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
    found.push_back(indexer::stored_letter(database.get_document(*it)));
  std::sort(found.begin(), found.end(), [](const Letter& a, const Letter& b) {
    return indexer::oldest_first_key(a) < indexer::oldest_first_key(b);
  });
  return found;
}

Json cites(const Letter& letter, const Xapian::Database& database) {
  Json out = Json::array();
  std::set<std::string> seen;
  for (const corpus::Citation& citation : letter.citations) {
    if (!seen.insert(citation.id).second) continue;
    const std::vector<Letter> known =
        letters_with(database, prefixed(indexer::kNumber, indexer::fold(citation.id)));
    out.push_back({{"id", citation.id},
                   {"kind", citation.kind},
                   {"text", citation.text},
                   {"letter", known.empty() ? Json() : brief(known.front())}});
  }
  return out;
}

Json cited_by(const Letter& letter, const Xapian::Database& database) {
  Json out = Json::array();
  const std::string number = indexer::official_number(letter);
  for (const Letter& other : letters_with(database, prefixed(indexer::kCites, number)))
    if (other.id != letter.id) out.push_back(brief(other));
  return out;
}

Json tags(const std::vector<corpus::Tag>& all, const corpus::Vocabulary& vocabulary,
          std::string_view facet) {
  Json out = Json::array();
  for (const corpus::Tag& tag : all) {
    out.push_back({{"value", tag.id},
                   {"label", facet_label(vocabulary, facet, tag.id)},
                   {"parent", text_or_null(facet_parent(vocabulary, facet, tag.id))},
                   {"count", tag.places.size()}});
  }
  return out;
}

Json list(const std::vector<Named>& values) {
  Json out = Json::array();
  for (const Named& value : values) out.push_back(to_json(value));
  return out;
}

}  // namespace

std::optional<Letter> find_letter(const Xapian::Database& database, const std::string& id) {
  for (const std::string& term : {indexer::id_term(id), prefixed(indexer::kAlias, id)}) {
    const auto found = database.postlist_begin(term);
    if (found != database.postlist_end(term))
      return indexer::stored_letter(database.get_document(*found));
  }
  return std::nullopt;
}

void add_names(const Letter& letter, const corpus::Vocabulary& vocabulary, Hit& hit) {
  const auto named = [&](std::string_view facet, const std::string& value) {
    return Named{value, facet_label(vocabulary, facet, value, letter.date),
                 facet_parent(vocabulary, facet, value)};
  };
  if (!letter.kind.empty()) hit.kind = named("kind", letter.kind);
  for (const corpus::Sender& sender : letter.senders) {
    const Named ministry = named("ministry", sender.ministry);
    const bool known =
        std::find(hit.ministries.begin(), hit.ministries.end(), ministry) != hit.ministries.end();
    if (!sender.ministry.empty() && !known) hit.ministries.push_back(ministry);
  }
  for (const corpus::Tag& topic : letter.topics) hit.topics.push_back(named("topic", topic.id));
  for (const corpus::Tag& mission : letter.missions)
    hit.missions.push_back(named("mission", mission.id));
}

std::size_t cited_by_count(const Xapian::Database& database, const Letter& letter) {
  const std::string number = indexer::official_number(letter);
  const std::size_t all = database.get_termfreq(prefixed(indexer::kCites, number));
  const bool itself = std::any_of(
      letter.citations.begin(), letter.citations.end(),
      [&](const corpus::Citation& citation) { return indexer::fold(citation.id) == number; });
  return all - (itself && all > 0 ? 1 : 0);
}

Json view_of(const Letter& letter, const Marks& marks, const Xapian::Database& database,
             const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer) {
  Hit names;
  add_names(letter, vocabulary, names);
  Json whole = corpus::to_json(letter);
  Layers subject =
      layers_of(letter, corpus::Part::kSubject, 0, find_marks(letter.subject, marks, analyzer));
  std::size_t total = subject.marks.size();
  Json out = {{"version", 1}, {"id", letter.id}, {"date", date_or_null(letter.date)}};
  out["subject"] = text_or_null(letter.subject);
  out["subject_pieces"] = layered(letter.subject, subject, 0, letter.subject.size());
  out["kind"] = to_json(names.kind);
  out["ministries"] = list(names.ministries);
  for (const char* key : {"senders", "on_behalf_of", "addressee", "references", "sample",
                          "inferred", "aliases", "sources"})
    out[key] = whole.at(key);
  out["sections"] = sections(letter, marks, analyzer, total);
  out["annexes"] = annexes(letter);
  out["footnotes"] = footnotes(letter, marks, analyzer, total);
  out["topics"] = tags(letter.topics, vocabulary, "topic");
  out["missions"] = tags(letter.missions, vocabulary, "mission");
  out["cites"] = cites(letter, database);
  out["cited_by"] = cited_by(letter, database);
  const auto other = other_of_meeting(letter, database, analyzer);
  out["meeting"] = other ? meeting_json(letter, *other, vocabulary, analyzer) : Json();
  out["marks"] = total;
  return out;
}

}  // namespace briefkamer::searcher
