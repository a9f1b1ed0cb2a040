#include "indexer/letter_document.h"

#include <xapian.h>

#include <algorithm>
#include <set>

#include "corpus/letter_id.h"
#include "corpus/letter_json.h"
#include "corpus/parsing/dates_in_text.h"
#include "indexer/analysis/fold.h"
#include "indexer/database_files.h"
#include "indexer/document_maker.h"
#include "indexer/glossary.h"
#include "indexer/text_writer.h"

namespace briefkamer::indexer {
namespace {

using corpus::Letter;

constexpr std::size_t kMostTerms = 1 << 20;  // that are remembered

void add_text(TextWriter& writer, const Letter& letter) {
  writer.begin();
  writer.add(letter.subject, Field::kInSubject);
  int annex = 0;
  for (const corpus::Section& section : letter.sections) {
    if (section.annex != annex && section.annex > 0 &&
        static_cast<std::size_t>(section.annex) <= letter.annexes.size()) {
      annex = section.annex;
      const corpus::Annex& opened = letter.annexes[static_cast<std::size_t>(annex) - 1];
      writer.add(opened.label + ' ' + opened.title, Field::kInHeading);
    }
    if (!section.heading.empty()) writer.add(section.heading, Field::kInHeading);
    writer.add(section.text);
  }
  for (const corpus::Footnote& note : letter.footnotes) writer.add(note.text);
  for (const corpus::Sender& sender : letter.senders)
    writer.add(sender.role + ' ' + sender.name, Field::kInSender);
  for (const std::string& role : letter.on_behalf_of) writer.add(role, Field::kInSender);
  writer.add(letter.references.own);
  for (const std::string& alias : letter.aliases)
    if (!corpus::is_unnumbered(alias)) writer.add(alias);
  writer.add(letter.references.yours);
  writer.add_without_weight(letter.references.dossier_title);
  writer.finish();
}

// "kst-28676-472" → "28676", "kst-36410-X-12" → "36410-x".
std::string cited_dossier(const corpus::Citation& citation) {
  if (citation.kind == "dossier") return fold(citation.id);
  if (citation.kind != "kamerstuk" || citation.id.rfind("kst-", 0) != 0) return {};
  const std::size_t last = citation.id.rfind('-');
  return last <= 4 ? std::string() : fold(citation.id.substr(4, last - 4));
}

std::string digits_of(const corpus::Date& date) {
  std::string iso = corpus::to_iso(date);
  std::erase(iso, '-');
  return iso;
}

void add_boolean_terms(DocumentMaker& document, const Letter& letter) {
  const auto add = [&](std::string_view prefix, std::string_view value) {
    if (!value.empty()) document.add_boolean(prefix, value);
  };
  document.add_boolean(kId, letter.id);
  for (const std::string& alias : letter.aliases) add(kAlias, alias);
  // These count in the ranking of a query for a number, so they are terms with a frequency.
  const auto add_weighted = [&](std::string_view prefix, const std::string& value) {
    if (!value.empty()) document.add(prefix, value);
  };
  add_weighted(kDossier, fold(letter.references.dossier));
  add_weighted(kNumber, official_number(letter));
  for (const std::string& alias : letter.aliases)
    if (!corpus::is_unnumbered(alias) && alias != official_number(letter))
      add_weighted(kNumber, alias);
  for (const corpus::Citation& citation : letter.citations) {
    add_weighted(kCites, fold(citation.id));
    add_weighted(kCitesDossier, cited_dossier(citation));
  }
  if (!letter.sources.empty()) add(kFormat, letter.sources.front().format);
  if (letter.subject.empty()) add(kWithout, "subject");
  if (const auto meeting = meeting_date(letter)) add(kMeeting, corpus::to_iso(*meeting));
  if (letter.date) {
    const std::string day = digits_of(*letter.date);
    add(kDay, day);
    add(kMonth, day.substr(0, 6));
    add(kYear, day.substr(0, 4));
  }
}

void add_facets(DocumentMaker& document, const Letter& letter) {
  for (std::size_t i = 0; i < kFacets.size(); ++i) {
    const Facet& facet = kFacets[i];
    std::vector<std::string> values = facet_values(letter, static_cast<FacetIndex>(i));
    if (values.empty()) values.emplace_back(kNone);
    std::string joined;
    const bool is_date = i == kYearFacet || i == kMonthFacet;  // these have D, M and Y
    for (const std::string& value : values) {
      if (!is_date || value == kNone) document.add_boolean(facet.prefix, value);
      if (!joined.empty()) joined += kJoin;
      joined += value;
    }
    document.set_value(facet.slot, joined);
  }
}

}  // namespace

std::string prefixed(std::string_view prefix, std::string_view text) {
  std::string term(prefix);
  term += text;
  std::erase(term, '\0');  // they count twice in Xapian's own limit, and say nothing
  if (term.size() <= kMaxTermBytes) return term;
  std::size_t end = kMaxTermBytes;
  while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0) == 0x80) --end;
  term.resize(end);
  return term;
}

std::string official_number(const Letter& letter) {
  const corpus::References& references = letter.references;
  if (references.dossier.empty() || references.number.empty()) return letter.id;
  return fold("kst-" + references.dossier + '-' + references.number);
}

std::string id_term(std::string_view id) {
  return prefixed(kId, id);
}

std::optional<corpus::Date> meeting_date(const Letter& letter) {
  if (letter.kind != "geannoteerde-agenda" && letter.kind != "verslag") return std::nullopt;
  const std::string& subject = letter.subject;
  // "15 en 16 juni 2023", "13–14 februari 2025": the day that stands alone takes month and year
  // from the date behind it.
  const auto found = corpus::first_date(subject);
  if (!found) return std::nullopt;
  std::size_t i = found->offset;
  const auto skip = [&](std::string_view what) {
    const bool there = i >= what.size() && subject.compare(i - what.size(), what.size(), what) == 0;
    if (there) i -= what.size();
    return there;
  };
  const bool range =
      skip(" en ") || skip(" tot en met ") || skip(" t/m ") || skip("–") || skip("-");
  unsigned day = 0;
  for (unsigned scale = 1;
       range && i > 0 && scale <= 10 && subject[i - 1] >= '0' && subject[i - 1] <= '9'; scale *= 10)
    day += scale * static_cast<unsigned>(subject[--i] - '0');
  const corpus::Date first{found->date.year(), found->date.month(), std::chrono::day(day)};
  return day > 0 && first.ok() ? first : found->date;
}

std::string oldest_first_key(const Letter& letter) {
  return (letter.date ? corpus::to_iso(*letter.date) : "9999-99-99") + ' ' + letter.id;
}

std::string newest_first_key(const Letter& letter) {
  return (letter.date ? corpus::to_iso(*letter.date) : "0000-00-00") + ' ' + letter.id;
}

std::vector<std::string> facet_values(const Letter& letter, FacetIndex facet) {
  std::set<std::string> values;
  switch (facet) {
    case kTopicFacet:
      for (const corpus::Tag& topic : letter.topics) values.insert(topic.id);
      break;
    case kMissionFacet:
      for (const corpus::Tag& mission : letter.missions) values.insert(mission.id);
      break;
    case kMinistryFacet:
      for (const corpus::Sender& sender : letter.senders) values.insert(sender.ministry);
      break;
    case kKindFacet:
      values.insert(letter.kind);
      break;
    case kYearFacet:
      if (letter.date) values.insert(corpus::to_iso(*letter.date).substr(0, 4));
      break;
    case kMonthFacet:
      if (letter.date) values.insert(corpus::to_iso(*letter.date).substr(0, 7));
      break;
  }
  values.erase("");
  return {values.begin(), values.end()};
}

struct LetterDocuments::Impl {
  DocumentMaker document;
  TextWriter text{document};
};

LetterDocuments::LetterDocuments() : impl_(std::make_unique<Impl>()) {}
LetterDocuments::~LetterDocuments() = default;

FlatDocument LetterDocuments::document(const Letter& letter, std::string json) {
  DocumentMaker& document = impl_->document;
  document.clear();
  document.set_data(json.empty() ? corpus::json_text(letter) : std::move(json));
  add_text(impl_->text, letter);
  add_boolean_terms(document, letter);
  add_facets(document, letter);
  add_definitions(document, letter);
  document.set_value(kOldestFirst, oldest_first_key(letter));
  document.set_value(kNewestFirst, newest_first_key(letter));
  document.set_value(kSubjectText, letter.subject);
  return document.document();
}

void LetterDocuments::forget_when_full() {
  if (impl_->document.texts().size() < kMostTerms) return;
  impl_->document.clear();
  impl_->document.forget();
  impl_->text.forget();
}

corpus::Letter letter_from(std::string_view json) try {
  return corpus::letter_from_json(corpus::Json::parse(json));
} catch (const std::exception& error) {  // of JSON, or of a field
  throw DatabaseError(std::string("a stored letter is damaged: ") + error.what());
}

corpus::Letter stored_letter(const Xapian::Document& document) {
  return letter_from(document.get_data());
}

}  // namespace briefkamer::indexer
