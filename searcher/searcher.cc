#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>

#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/asking.h"
#include "searcher/coverage.h"
#include "searcher/database.h"
#include "searcher/evaluation/list_way.h"
#include "searcher/facet_counter.h"
#include "searcher/facet_values.h"
#include "searcher/glossary_list.h"
#include "searcher/letter_view.h"
#include "searcher/lists/snapshot.h"
#include "searcher/matcher_way.h"
#include "searcher/query/choices.h"
#include "searcher/query/day_range.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/settled_query.h"
#include "searcher/related.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kMostRelated = 5;

// The question with the names of its choices turned into ids.
Question resolved(Question question, const Reader& reader, const corpus::Vocabulary& vocabulary) {
  for (const indexer::Facet& facet : indexer::kFacets) {
    const auto chosen = question.chosen.find(std::string(facet.name));
    if (chosen == question.chosen.end()) continue;
    for (std::string& value : chosen->second) {
      if (const auto id = facet_value(vocabulary, facet.name, value)) {
        value = *id;
      } else if (!reader.xapian.term_exists(indexer::prefixed(facet.prefix, value))) {
        check_whole(reader);
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
  const std::chrono::milliseconds time_limit;
  mutable Snapshots snapshots;
  mutable WordBeginnings beginnings = {};

  // Calls `work` with what answers `question`, by the fastest way that there is.
  void ask(const Question& question, const std::function<void(Asking&)>& work) const {
    const Deadline deadline(time_limit);
    pool.with_reader([&](Reader& reader) {
      const Question asked = resolved(question, reader, vocabulary);
      const auto snapshot = reader.missing.empty() ? snapshots.of(reader.xapian) : nullptr;
      std::unique_ptr<Way> way;
      if (snapshot) {
        way = std::make_unique<ListWay>(*snapshot, reader.xapian, vocabulary, asked,
                                        reader.generation, deadline);
      } else {
        const bool remote = std::any_of(reader.shards.begin(), reader.shards.end(),
                                        [](const Shard& shard) { return shard.is_remote(); });
        way = std::make_unique<MatcherWay>(reader.xapian, vocabulary, asked, deadline, !remote);
      }
      Asking asking(reader, *way, vocabulary, expander, asked, deadline);
      work(asking);
    });
  }
};

Searcher::Searcher(const std::filesystem::path& database, const corpus::Vocabulary& vocabulary,
                   std::size_t list_bytes, std::chrono::milliseconds time_limit)
    : impl_(new Impl{database, DatabasePool(database, time_limit), vocabulary, Expander(vocabulary),
                     time_limit, Snapshots(vocabulary, list_bytes)}) {
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
  impl_->pool.with_reader([&](Reader& reader) {
    found = find_letter(reader.xapian, id);
    if (!found) check_whole(reader);
  });
  return found;
}

std::optional<corpus::Json> Searcher::letter_view(const std::string& id,
                                                  const std::string& query) const {
  const Deadline deadline(impl_->time_limit);
  std::optional<corpus::Json> view;
  impl_->pool.with_reader([&](Reader& reader) {
    view.reset();
    const auto found = find_letter(reader.xapian, id);
    if (!found) return check_whole(reader);
    const ParsedQuery parsed = settled(parse_query(query), impl_->vocabulary, reader.analyzer);
    const BuiltQuery built = build_query(parsed, Match::kAuto, reader.xapian, impl_->vocabulary,
                                         reader.analyzer, &impl_->expander, deadline);
    view = view_of(*found, built.marks, reader.xapian, impl_->vocabulary, reader.analyzer);
  });
  return view;
}

std::optional<corpus::Json> Searcher::related(const std::string& id) const {
  std::optional<corpus::Json> related;
  impl_->pool.with_reader([&](Reader& reader) {
    related.reset();
    const auto found = find_letter(reader.xapian, id);
    if (!found) return check_whole(reader);
    related = related_json(*found, reader.xapian, impl_->vocabulary, reader.analyzer, kMostRelated);
  });
  return related;
}

std::string Searcher::state() const {
  std::string state;
  impl_->pool.with_reader([&](Reader& reader) { state = state_of(reader.xapian); });
  return state;
}

std::vector<std::string> Searcher::missing() const {
  return impl_->pool.missing();
}

corpus::Json Searcher::glossary(const std::string& word, std::size_t first,
                                std::size_t count) const {
  corpus::Json glossary;
  impl_->pool.with_reader(
      [&](Reader& reader) { glossary = glossary_json(reader.xapian, word, first, count); });
  return glossary;
}

std::vector<Suggestion> Searcher::suggest(const std::string& text, std::size_t most) const {
  const Deadline deadline(impl_->time_limit);
  std::vector<Suggestion> found;
  impl_->pool.with_reader([&](Reader& reader) {
    const std::string state = state_of(reader.xapian);
    found = suggestions(
        {reader.xapian, state, impl_->vocabulary, reader.analyzer, impl_->beginnings, deadline},
        text, most);
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
  status.shards = impl_->pool.shards();
  return status;
}

}  // namespace briefkamer::searcher
