#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>

#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/coverage.h"
#include "searcher/database.h"
#include "searcher/evaluation/list_way.h"
#include "searcher/explanation.h"
#include "searcher/facet_counter.h"
#include "searcher/facet_values.h"
#include "searcher/glossary_list.h"
#include "searcher/letter_view.h"
#include "searcher/lists/snapshot.h"
#include "searcher/matcher_way.h"
#include "searcher/query/choices.h"
#include "searcher/query/day_range.h"
#include "searcher/query/meetings.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_parser.h"
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
constexpr std::size_t kMostRelated = 5;

class Asking {
 public:
  Asking(Reader& reader, Way& way, const corpus::Vocabulary& vocabulary, const Expander& expander,
         const Question& question)
      : reader_(reader),
        way_(way),
        vocabulary_(vocabulary),
        expander_(expander),
        question_(question) {}

  std::vector<std::string> ranking() {
    built_ = built(read(question_.text));
    const Page page = find();
    std::vector<std::string> ids;
    for (const auto* part : {&page.all, &page.some})
      for (const Ranked& entry : *part) ids.push_back(way_.id(entry.letter));
    return ids;
  }

  void give(const LetterTaker& taker) {
    built_ = built(read(question_.text));
    const Page page = find();
    taker.begin(answer_.total + answer_.total_some);
    for (const auto* part : {&page.all, &page.some})
      for (const Ranked& entry : *part)
        if (!taker.take(indexer::stored_letter(reader_.xapian.get_document(entry.letter)),
                        part == &page.some))
          return;
  }

  Answer answer() {
    const ParsedQuery parsed = read(question_.text);
    built_ = built(parsed);
    answer_.reading = read_as(parsed.root);
    answer_.words = built_.words;
    answer_.citation = built_.citation;
    answer_.expanded = built_.expanded;
    answer_.notes = parsed.notes;
    answer_.notes.insert(answer_.notes.end(), built_.notes.begin(), built_.notes.end());
    answer_.first = question_.first;
    answer_.count = question_.count;
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

 private:
  // Plain words are read without those that say nothing.
  std::string read_as(const Node& root) const {
    const bool words = root.kind == NodeKind::kAnd && !built_.words.empty() &&
                       std::all_of(root.children.begin(), root.children.end(), is_text_word);
    if (!words) return reading(root);
    std::string text;
    for (const std::string& word : built_.words) text += (text.empty() ? "" : " EN ") + word;
    return text;
  }

  // Letters with all words, and those with some of them that follow on the same page.
  struct Page {
    std::vector<Ranked> all;
    std::vector<Ranked> some;
  };

  ParsedQuery read(const std::string& text) const {
    return settled(parse_query(text), vocabulary_, reader_.analyzer);
  }

  BuiltQuery built(const ParsedQuery& parsed) const {
    return build_query(parsed, question_.match, reader_.xapian, vocabulary_, reader_.analyzer,
                       question_.expand ? &expander_ : nullptr);
  }

  // Sets the totals too.
  Page find() {
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
  bool are_few(std::size_t chosen) const {
    if (chosen >= kFew) return false;
    if (question_.chosen.empty() && !question_.from && !question_.to) return true;
    return way_.total(built_.all) < kFew;
  }

  // Whether any letter has `plan` and `filter`.
  bool exists(const Plan& plan, const Plan& filter) const {
    Xapian::Enquire enquire(reader_.xapian);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(xapian_query(both(PlanKind::kFilter, plan, filter)));
    return !enquire.get_mset(0, 1).empty();
  }

  std::optional<std::string> suggestion() const {
    const Plan filter = choices_filter(question_);
    SpellingChecks checks;
    checks.occurs = [&](const std::string& word) {
      ParsedQuery parsed;
      parsed.root = {NodeKind::kWord, word, {}, Field::kText, {}};
      return exists(built(parsed).all, all_letters());
    };
    checks.finds = [&](const std::string& text) { return exists(built(read(text)).all, filter); };
    return better_spelling(question_.text, reader_.xapian, reader_.analyzer, checks);
  }

  void add_hits(const std::vector<Ranked>& found, const Plan& plan, bool some) {
    std::optional<Explainer> explainer;
    if (question_.explain && !found.empty()) {
      std::vector<Xapian::docid> hits;
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

  Hit hit_of(const corpus::Letter& letter, const Marks& marks) {
    Hit hit;
    hit.id = letter.id;
    hit.date = letter.date;
    hit.subject = letter.subject;
    hit.subject_pieces = pieces(letter.subject, find_marks(letter.subject, marks, reader_.analyzer),
                                0, letter.subject.size());
    add_names(letter, vocabulary_, hit);
    hit.sample = letter.sample;
    hit.cited_by = cited_by_count(reader_.xapian, letter);
    if (const auto other = other_of_meeting(letter, reader_.xapian, reader_.analyzer))
      hit.meeting = {other->id, {other->kind, facet_label(vocabulary_, "kind", other->kind), {}}};
    hit.sections = best_sections(letter, marks, reader_.analyzer, kSectionsShown);
    return hit;
  }

  Reader& reader_;
  Way& way_;
  const corpus::Vocabulary& vocabulary_;
  const Expander& expander_;
  const Question& question_;
  BuiltQuery built_;
  std::vector<Plan> counted_;  // of which no two share a letter
  Answer answer_;
};

// The question with the names of its choices turned into ids.
Question resolved(Question question, const Xapian::Database& database,
                  const corpus::Vocabulary& vocabulary) {
  for (const indexer::Facet& facet : indexer::kFacets) {
    const auto chosen = question.chosen.find(std::string(facet.name));
    if (chosen == question.chosen.end()) continue;
    for (std::string& value : chosen->second) {
      if (const auto id = facet_value(vocabulary, facet.name, value)) {
        value = *id;
      } else if (!database.term_exists(indexer::prefixed(facet.prefix, value))) {
        throw QuestionError(chosen->first, "there is no " + chosen->first + " \"" + value +
                                               "\"; briefkamer facets --name " + chosen->first +
                                               " or /api/v1/facets/" + chosen->first +
                                               " lists those that there are");
      }
    }
  }
  return question;
}

std::optional<corpus::Date> date_of_bound(const std::string& key) {
  return corpus::from_iso(std::string_view(key).substr(0, 10));
}

// The first letter of the whole database in an order by date.
std::optional<corpus::Date> end_date(const Xapian::Database& database,
                                     const corpus::Vocabulary& vocabulary, Sort sort) {
  Question question;
  question.sort = sort;
  const Found found = MatcherWay(database, vocabulary, question).find(period_query({}, {}), 0, 1);
  if (found.letters.empty()) return std::nullopt;
  const Xapian::Document letter = database.get_document(found.letters.front().letter);
  return date_of_bound(letter.get_value(indexer::kOldestFirst));
}

}  // namespace

struct Searcher::Impl {
  const std::filesystem::path database;
  mutable DatabasePool pool;
  const corpus::Vocabulary& vocabulary;
  const Expander expander;
  mutable Snapshots snapshots;
  mutable WordBeginnings beginnings = {};

  // Calls `work` with what answers `question`, by the fastest way that there is.
  void ask(const Question& question, const std::function<void(Asking&)>& work) const {
    pool.with_reader([&](Reader& reader) {
      const Question asked = resolved(question, reader.xapian, vocabulary);
      const auto snapshot = snapshots.of(reader.xapian);
      std::unique_ptr<Way> way;
      if (snapshot) {
        way = std::make_unique<ListWay>(*snapshot, reader.xapian, vocabulary, asked);
      } else {
        way = std::make_unique<MatcherWay>(reader.xapian, vocabulary, asked);
      }
      Asking asking(reader, *way, vocabulary, expander, asked);
      work(asking);
    });
  }
};

Searcher::Searcher(const std::filesystem::path& database, const corpus::Vocabulary& vocabulary,
                   std::size_t list_bytes)
    : impl_(new Impl{database, DatabasePool(database), vocabulary, Expander(vocabulary),
                     Snapshots(vocabulary, list_bytes)}) {
  impl_->pool.with_reader([&](Reader& reader) { impl_->snapshots.of(reader.xapian); });
}

Searcher::~Searcher() = default;

Answer Searcher::search(const Question& question) const {
  check(question);
  const auto start = std::chrono::steady_clock::now();
  Answer answer;
  impl_->ask(question, [&](Asking& asking) { answer = asking.answer(); });
  answer.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return answer;
}

std::vector<std::string> Searcher::ranking(const Question& question) const {
  check(question);
  std::vector<std::string> ids;
  impl_->ask(question, [&](Asking& asking) { ids = asking.ranking(); });
  return ids;
}

void Searcher::letters(const Question& question, const LetterTaker& taker) const {
  check(question);
  impl_->ask(question, [&](Asking& asking) { asking.give(taker); });
}

std::optional<corpus::Letter> Searcher::letter(const std::string& id) const {
  std::optional<corpus::Letter> found;
  impl_->pool.with_reader([&](Reader& reader) { found = find_letter(reader.xapian, id); });
  return found;
}

std::optional<corpus::Json> Searcher::letter_view(const std::string& id,
                                                  const std::string& query) const {
  std::optional<corpus::Json> view;
  impl_->pool.with_reader([&](Reader& reader) {
    view.reset();
    const auto found = find_letter(reader.xapian, id);
    if (!found) return;
    const ParsedQuery parsed = settled(parse_query(query), impl_->vocabulary, reader.analyzer);
    const BuiltQuery built = build_query(parsed, Match::kAuto, reader.xapian, impl_->vocabulary,
                                         reader.analyzer, &impl_->expander);
    view = view_of(*found, built.marks, reader.xapian, impl_->vocabulary, reader.analyzer);
  });
  return view;
}

std::optional<corpus::Json> Searcher::related(const std::string& id) const {
  std::optional<corpus::Json> related;
  impl_->pool.with_reader([&](Reader& reader) {
    related.reset();
    const auto found = find_letter(reader.xapian, id);
    if (found)
      related =
          related_json(*found, reader.xapian, impl_->vocabulary, reader.analyzer, kMostRelated);
  });
  return related;
}

std::string Searcher::state() const {
  std::string state;
  impl_->pool.with_reader([&](Reader& reader) { state = state_of(reader.xapian); });
  return state;
}

corpus::Json Searcher::glossary(const std::string& word, std::size_t first,
                                std::size_t count) const {
  corpus::Json glossary;
  impl_->pool.with_reader(
      [&](Reader& reader) { glossary = glossary_json(reader.xapian, word, first, count); });
  return glossary;
}

std::vector<Suggestion> Searcher::suggest(const std::string& text, std::size_t most) const {
  std::vector<Suggestion> found;
  impl_->pool.with_reader([&](Reader& reader) {
    const std::string state = state_of(reader.xapian);
    found = suggestions(
        {reader.xapian, state, impl_->vocabulary, reader.analyzer, impl_->beginnings}, text, most);
  });
  return found;
}

corpus::Json Searcher::coverage() const {
  corpus::Json coverage;
  impl_->pool.with_reader([&](Reader& reader) {
    coverage = coverage_json(reader.xapian, impl_->database, impl_->vocabulary);
  });
  return coverage;
}

Status Searcher::status() const {
  Status status;
  impl_->pool.with_reader([&](Reader& reader) {
    const Xapian::Database& database = reader.xapian;
    status.letters = database.get_doccount();
    status.first_date = end_date(database, impl_->vocabulary, Sort::kOldest);
    status.last_date = end_date(database, impl_->vocabulary, Sort::kNewest);
    status.updated = database.get_metadata(std::string(indexer::kUpdatedKey));
    status.generation = std::filesystem::path(reader.generation).filename().string();
    status.state = state_of(database);
    status.schema = indexer::kSchemaVersion;
    status.analyzer = indexer::analyzer_identity();
  });
  return status;
}

}  // namespace briefkamer::searcher
