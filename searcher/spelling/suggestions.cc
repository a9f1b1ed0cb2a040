#include "searcher/spelling/suggestions.h"

#include <algorithm>
#include <set>

#include "corpus/fold.h"
#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/query/kamerstuk_numbers.h"
#include "searcher/query/word_query.h"
#include "searcher/query/written_form.h"
#include "searcher/spelling/latest_letters.h"
#include "searcher/spelling/never_suggested.h"

namespace briefkamer::searcher {
namespace {

using indexer::prefixed;

constexpr std::size_t kShortestStart = 2;      // letters of a word to complete
constexpr std::size_t kShortestSubject = 4;    // bytes of a text to look for in subjects
constexpr std::size_t kDear = 1000;            // words to look at, to be remembered
constexpr std::size_t kMostRemembered = 5000;  // beginnings
constexpr Xapian::doccount kChange = 10;       // one in so many letters
constexpr std::size_t kMostMissions = 3;
constexpr std::size_t kMostSubjects = 3;
constexpr std::size_t kForSubjects = 3;    // one in three places is kept for them
constexpr std::size_t kSubjectWords = 20;  // that the last word may become

class Suggester {
 public:
  Suggester(const SuggestionSource& source, std::string_view text, std::size_t most)
      : source_(source), text_(text), most_(most) {}

  std::vector<Suggestion> run() {
    if (text_.find_first_not_of(" \t") == std::string_view::npos || is_language()) return {};
    kamerstukken();
    missions();
    words(most_ - most_ / kForSubjects);
    subjects();
    if (found_.size() > most_) found_.resize(most_);
    return std::move(found_);
  }

 private:
  // Whether the end of the text is of the query language rather than a word.
  bool is_language() const {
    const std::size_t word = last_word();
    const auto quotes = std::count(text_.begin(), text_.end(), '"');
    return quotes % 2 == 1 || text_.find_first_of(":*()\"", word) != std::string_view::npos;
  }

  std::size_t last_word() const {
    const std::size_t space = text_.find_last_of(" \t");
    return space == std::string_view::npos ? 0 : space + 1;
  }

  bool is_full() const { return found_.size() >= most_; }

  void add(std::string kind, std::string text, std::string id = {}) {
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const Suggestion& other) {
      return other.kind == kind && other.text == text;
    });
    if (!known && !is_full() && !text.empty())
      found_.push_back({std::move(kind), std::move(text), std::move(id)});
  }

  void kamerstukken() {
    for (const std::string& id : kamerstukken_from(source_.database, text_, most_))
      add("kamerstuk", kamerstuk_text(id), id);
  }

  // How well a name answers what is typed: 2 begins so, 1 a word in it does.
  static int fit(const std::string& name, const std::string& typed) {
    const std::string folded = corpus::fold_words(name);
    if (folded.starts_with(typed)) return 2;
    return typed.size() > kShortestStart && folded.find(' ' + typed) != std::string::npos ? 1 : 0;
  }

  void missions() {
    const std::string typed = corpus::fold_words(text_);
    if (typed.size() < kShortestStart) return;
    std::multimap<std::pair<int, Xapian::doccount>, const corpus::Mission*, std::greater<>> fitting;
    for (const corpus::Mission& mission : source_.vocabulary.missions) {
      int best = fit(mission.label, typed);
      for (const std::string& alias : mission.aliases) best = std::max(best, fit(alias, typed));
      if (best == 0) continue;
      const Xapian::doccount letters = source_.database.get_termfreq(
          prefixed(indexer::kFacets[indexer::kMissionFacet].prefix, mission.id));
      if (letters > 0) fitting.emplace(std::pair(best, letters), &mission);
    }
    std::size_t taken = 0;
    for (const auto& [rank, mission] : fitting)
      if (taken++ < kMostMissions) add("mission", mission->label, mission->id);
  }

  std::vector<std::string> completions() {
    const std::string start = indexer::fold(text_.substr(last_word()));
    const bool is_word = start.size() >= kShortestStart &&
                         start.find_first_of("0123456789") == std::string::npos && start[0] != '-';
    if (!is_word) return {};
    return source_.beginnings.commonest(source_.database, source_.state, start, source_.deadline);
  }

  // Of the forms of one word the commonest.
  void words(std::size_t until) {
    std::set<std::string> lemmas;
    const std::string before(text_.substr(0, last_word()));
    for (const std::string& surface : completions()) {
      if (found_.size() >= until) return;
      if (indexer::is_stop_word(surface) || is_never_suggested(surface)) continue;
      const auto tokens = source_.analyzer.analyze(surface);
      if (tokens.empty() || !lemmas.insert(tokens.front().terms.front().text).second) continue;
      const std::string word = written_form(source_.database, surface);
      if (word != text_.substr(last_word())) add("word", before + word);
    }
  }

  void subjects() {
    if (is_full() || text_.size() < kShortestSubject) return;
    std::vector<Plan> wanted;
    const auto tokens = word_tokens(text_, source_.analyzer).parts;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string& surface = tokens[i].token.surface;
      const bool last = i + 1 == tokens.size();
      if (!last && indexer::is_stop_word(surface)) continue;
      wanted.push_back(last ? beginning(surface)
                            : term_plan(prefixed(indexer::kSubject, tokens[i].terms.front().text)));
    }
    if (wanted.empty()) return;
    for (const Xapian::Document& letter :
         latest_letters(every(wanted), source_.database, kMostSubjects, source_.deadline)) {
      const std::string key = letter.get_value(indexer::kNewestFirst);
      add("subject", letter.get_value(indexer::kSubjectText), key.substr(key.find(' ') + 1));
    }
  }

  // Subjects with a word that begins so.
  Plan beginning(const std::string& surface) {
    std::vector<Plan> words{term_plan(prefixed(indexer::kSubjectSurface, surface))};
    for (const std::string& word : completions()) {
      if (words.size() == kSubjectWords) break;
      words.push_back(term_plan(prefixed(indexer::kSubjectSurface, word)));
    }
    return any(words);
  }

  const SuggestionSource& source_;
  std::string_view text_;
  std::size_t most_;
  std::vector<Suggestion> found_;
};

}  // namespace

bool WordBeginnings::is_still_right(const Known& known, const Xapian::Database& database,
                                    const std::string& state) const {
  if (known.state == state) return true;
  const Xapian::doccount letters = database.get_doccount();
  const Xapian::doccount change =
      std::max(letters, known.letters) - std::min(letters, known.letters);
  return change <= known.letters / kChange;
}

std::vector<std::string> WordBeginnings::commonest(const Xapian::Database& database,
                                                   const std::string& state,
                                                   const std::string& start,
                                                   const Deadline& deadline) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(start);
    if (known != known_.end() && is_still_right(known->second, database, state)) {
      auto words = known->second.words;
      if (known->second.state != state) {
        std::erase_if(words, [&](const std::string& word) {
          return !database.term_exists(prefixed(indexer::kSurface, word));
        });
      }
      return words;
    }
  }
  const auto found = commonest_terms(database, prefixed(indexer::kSurface, start), kMost, deadline);
  std::vector<std::string> words;
  words.reserve(found.terms.size());
  for (const std::string& term : found.terms)
    words.push_back(term.substr(indexer::kSurface.size()));
  const std::lock_guard lock(mutex_);
  if (known_.size() >= kMostRemembered) known_.clear();
  if (found.looked_at >= kDear) known_[start] = {words, state, database.get_doccount()};
  return words;
}

std::vector<Suggestion> suggestions(const SuggestionSource& source, std::string_view text,
                                    std::size_t most) {
  return Suggester(source, text, most).run();
}

corpus::Json to_json(const std::vector<Suggestion>& suggestions) {
  corpus::Json list = corpus::Json::array();
  for (const Suggestion& suggestion : suggestions) {
    list.push_back({{"kind", suggestion.kind}, {"text", suggestion.text}});
    if (!suggestion.id.empty()) list.back()["id"] = suggestion.id;
  }
  return {{"version", 1}, {"suggestions", std::move(list)}};
}

corpus::Json opensearch_json(std::string_view text, const std::vector<Suggestion>& suggestions) {
  corpus::Json texts = corpus::Json::array();
  for (const Suggestion& suggestion : suggestions) texts.push_back(suggestion.text);
  return corpus::Json::array({std::string(text), std::move(texts)});
}

}  // namespace briefkamer::searcher
