#include "searcher/asking.h"

#include <algorithm>

#include "indexer/letter_document.h"
#include "searcher/explanation.h"
#include "searcher/facet_counter.h"
#include "searcher/facet_values.h"
#include "searcher/letter_view.h"
#include "searcher/query/choices.h"
#include "searcher/query/meetings.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/settled_query.h"
#include "searcher/query/word_query.h"
#include "searcher/related.h"
#include "searcher/snippets.h"
#include "searcher/spelling/spelling.h"

namespace briefkamer::searcher {
namespace {

// Fewer letters than this with all words: those with some of them follow.
constexpr std::size_t kFew = 10;

constexpr std::size_t kSectionsShown = 2;

}  // namespace

std::vector<std::string> Asking::ranking() {
  built_ = built(read(question_.text));
  const Page page = find();
  std::vector<std::string> ids;
  for (const auto* part : {&page.all, &page.some})
    for (const Ranked& entry : *part) ids.push_back(way_.id(entry.letter));
  return ids;
}

void Asking::give(const LetterTaker& taker) {
  check_whole(reader_);
  built_ = built(read(question_.text));
  const Page page = find();
  taker.begin(answer_.total + answer_.total_some);
  for (const auto* part : {&page.all, &page.some})
    for (const Ranked& entry : *part)
      if (!taker.take(indexer::stored_letter(reader_.xapian.get_document(entry.letter)),
                      part == &page.some))
        return;
}

Answer Asking::answer() {
  const ParsedQuery parsed = read(question_.text);
  built_ = built(parsed);
  answer_.reading = read_as(parsed.root);
  answer_.words = built_.words;
  answer_.citation = built_.citation;
  answer_.expanded = built_.expanded;
  answer_.notes = parsed.notes;
  for (const std::string& note : built_.notes) add_note(answer_.notes, note);
  answer_.first = question_.first;
  answer_.count = question_.count;
  answer_.missing = reader_.missing;
  const Page page = find();
  if (answer_.total == 0) answer_.suggestion = suggestion();
  if (question_.explain) {
    answer_.explained = true;
    answer_.explanation = explain_reading(parsed, built_, question_.match, reader_.analyzer);
  }
  add_hits(page.all, built_.all, false);
  add_hits(page.some, built_.some, true);
  answer_.facets = way_.count(counted_);
  answer_.histogram = histogram(answer_.facets);
  return std::move(answer_);
}

// Plain words are read without those that say nothing.
std::string Asking::read_as(const Node& root) const {
  const bool words = root.kind == NodeKind::kAnd && !built_.words.empty() &&
                     std::all_of(root.children.begin(), root.children.end(), is_text_word);
  if (!words) return reading(root);
  std::string text;
  for (const std::string& word : built_.words) text += (text.empty() ? "" : " EN ") + word;
  return text;
}

ParsedQuery Asking::read(const std::string& text) const {
  return settled(parse_query(text), vocabulary_, reader_.analyzer);
}

BuiltQuery Asking::built(const ParsedQuery& parsed) const {
  return build_query(parsed, question_.match, reader_.xapian, vocabulary_, reader_.analyzer,
                     question_.expand ? &expander_ : nullptr, deadline_);
}

// Sets the totals too.
Asking::Page Asking::find() {
  Found all = way_.find(built_.all, question_.first, question_.count);
  answer_.total = all.total;
  counted_ = {built_.all};
  if (built_.some.empty() || !are_few(all.total)) return {std::move(all.letters), {}};
  const Plan others = both(PlanKind::kAndNot, built_.some, built_.all);
  const std::size_t skipped = std::min(all.total, question_.first);
  Found some = way_.find(others, question_.first - skipped, question_.count - all.letters.size());
  answer_.total_some = some.total;
  counted_.push_back(others);
  return {std::move(all.letters), std::move(some.letters)};
}

// Whether so few letters have all words that those with some follow. The choices do not count: a
// choice narrows what is listed, and never adds to it.
bool Asking::are_few(std::size_t chosen) const {
  if (chosen >= kFew) return false;
  if (question_.chosen.empty() && !question_.from && !question_.to) return true;
  return way_.total(built_.all) < kFew;
}

// Whether any letter has `plan` and `filter`.
bool Asking::exists(const Plan& plan, const Plan& filter) const {
  deadline_.check();
  Xapian::Enquire enquire(reader_.xapian);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(xapian_query(both(PlanKind::kFilter, plan, filter)));
  return !enquire.get_mset(0, 1).empty();
}

std::optional<std::string> Asking::suggestion() const {
  const Plan filter = choices_filter(question_);
  SpellingChecks checks;
  checks.occurs = [&](const std::string& word) {
    ParsedQuery parsed;
    parsed.root = {NodeKind::kWord, word, {}, Field::kText, {}};
    return exists(built(parsed).all, all_letters());
  };
  checks.finds = [&](const std::string& text) { return exists(built(read(text)).all, filter); };
  return better_spelling(question_.text, reader_.xapian, reader_.analyzer, checks, deadline_);
}

void Asking::add_hits(const std::vector<Ranked>& found, const Plan& plan, bool some) {
  std::optional<Explainer> explainer;
  if (question_.explain && !found.empty()) {
    std::vector<Xapian::docid> hits;
    hits.reserve(found.size());
    for (const Ranked& entry : found) hits.push_back(entry.letter);
    explainer.emplace(reader_.xapian, plan, hits, built_.expanded, reader_.analyzer);
  }
  Marks loose = built_.marks;
  if (some) loose.terms.insert(built_.part_terms.begin(), built_.part_terms.end());
  for (const Ranked& entry : found) {
    Hit hit;
    if (question_.texts) {
      const corpus::Letter letter =
          indexer::stored_letter(reader_.xapian.get_document(entry.letter));
      hit = hit_of(letter, some ? loose : built_.marks);
      if (explainer) hit.explanation = explainer->reasons(entry.letter, letter);
    } else {
      hit.id = way_.id(entry.letter);
    }
    hit.score = entry.score;
    hit.some = some;
    answer_.hits.push_back(std::move(hit));
  }
}

Hit Asking::hit_of(const corpus::Letter& letter, const Marks& marks) const {
  Hit hit;
  hit.id = letter.id;
  hit.date = letter.date;
  hit.subject = letter.subject;
  hit.subject_pieces = pieces(letter.subject, find_marks(letter.subject, marks, reader_.analyzer),
                              0, letter.subject.size());
  const std::string& dossier = letter.references.dossier_title;
  if (const auto places = find_marks(dossier, marks, reader_.analyzer); !places.empty())
    hit.dossier_pieces = pieces(dossier, places, 0, dossier.size());
  add_names(letter, vocabulary_, hit);
  hit.sample = letter.sample;
  hit.cited_by = cited_by_count(reader_.xapian, letter);
  if (const auto other = other_of_meeting(letter, reader_.xapian, reader_.analyzer))
    hit.meeting = {other->id, {other->kind, facet_label(vocabulary_, "kind", other->kind), {}}};
  hit.sections = best_sections(letter, marks, reader_.analyzer, kSectionsShown);
  return hit;
}

}  // namespace briefkamer::searcher
