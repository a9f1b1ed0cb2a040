#include "searcher/related.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "indexer/analysis/fold.h"
#include "indexer/letter_document.h"
#include "indexer/schema.h"
#include "searcher/facet_values.h"
#include "searcher/letter_view.h"
#include "searcher/query/kamerstuk_numbers.h"
#include "searcher/serving/answer_json.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::Letter;
using indexer::prefixed;

constexpr std::size_t kTellingWords = 20;
constexpr std::size_t kWordsNamed = 4;

// What one mission or citation in common counts, in the weight of a telling word.
constexpr double kMissionWeight = 4;
constexpr double kCitationWeight = 6;

// A term of the letter that says what it is about, with the word as the letter writes it.
struct Telling {
  std::string term;
  std::string word;
  double weight = 0;
};

// The letter's words by tf-idf, each under its first spelling. A word that is in no other letter,
// or in more than a fifth of them, tells nothing.
std::vector<Telling> telling_words(const Letter& letter, const Xapian::Database& database,
                                   indexer::Analyzer& analyzer) {
  std::map<std::string, std::pair<std::string, double>> seen;
  const auto add = [&](const std::string& text, double weight) {
    for (const indexer::AnalyzedToken& token : analyzer.analyze(text)) {
      const indexer::Token& word = token.token;
      if (word.span > 1 || word.surface.size() < 4 || indexer::is_stop_word(word.surface)) continue;
      if (word.surface.find_first_of("0123456789") != std::string::npos) continue;
      auto& [spelling, count] = seen[token.terms.front().text];
      if (spelling.empty()) spelling = text.substr(word.begin, word.end - word.begin);
      count += weight;
    }
  };
  add(letter.subject, 4);
  for (const corpus::Section& section : letter.sections) {
    add(section.heading, 2);
    add(section.text, 1);
  }
  const double letters = database.get_doccount();
  std::vector<Telling> words;
  for (auto& [term, entry] : seen) {
    const double frequency = database.get_termfreq(term);
    if (frequency < 2 || frequency > std::max(3.0, letters / 5)) continue;
    words.push_back({term, entry.first, std::log1p(entry.second) * std::log(letters / frequency)});
  }
  const std::size_t kept = std::min(kTellingWords, words.size());
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(),
                    [](const Telling& a, const Telling& b) {
                      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
                    });
  words.resize(kept);
  return words;
}

// The same for all letters, each of which may write it in a way of its own.
std::string name_of(const corpus::Citation& citation) {
  return citation.kind == "kamerstuk" ? kamerstuk_text(citation.id) : citation.text;
}

class Likeness {
 public:
  Likeness(const Letter& letter, const Xapian::Database& database,
           const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer)
      : database_(database) {
    for (const corpus::Tag& mission : letter.missions)
      add(prefixed(indexer::kFacets[indexer::kMissionFacet].prefix, mission.id), kMissionWeight,
          "missie " + facet_label(vocabulary, "mission", mission.id));
    std::set<std::string> cited;
    for (const corpus::Citation& citation : letter.citations)
      if (cited.insert(citation.id).second)
        add(prefixed(indexer::kCites, indexer::fold(citation.id)), kCitationWeight,
            "haalt ook " + name_of(citation) + " aan");
    for (const Telling& word : telling_words(letter, database, analyzer)) {
      add(word.term, word.weight, {});
      words_[word.term] = word.word;
    }
  }

  // Letters by the sum of what they share with this one.
  std::vector<Xapian::docid> best(std::size_t most, Xapian::docid self) const {
    std::map<Xapian::docid, double> scores;
    for (const auto& [term, weight] : weights_) {
      for (auto it = database_.postlist_begin(term); it != database_.postlist_end(term); ++it)
        if (*it != self) scores[*it] += weight;
    }
    std::vector<std::pair<double, Xapian::docid>> ranked;
    ranked.reserve(scores.size());
    for (const auto& [docid, score] : scores) ranked.emplace_back(-score, docid);
    std::sort(ranked.begin(), ranked.end());
    std::vector<Xapian::docid> found;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
      found.push_back(ranked[i].second);
    return found;
  }

  // What `other` shares, in words.
  Json reason(Xapian::docid other) const {
    Json reasons = Json::array();
    std::string words;
    std::size_t named = 0;
    for (const auto& [term, weight] : weights_) {
      if (!has(other, term)) continue;
      if (const auto sentence = sentences_.find(term); sentence != sentences_.end()) {
        reasons.push_back(sentence->second);
      } else if (named < kWordsNamed) {
        words += (named++ == 0 ? "" : ", ") + words_.at(term);
      }
    }
    if (named > 0) reasons.push_back("woorden: " + words);
    return reasons;
  }

 private:
  void add(const std::string& term, double weight, const std::string& sentence) {
    weights_.emplace_back(term, weight);
    if (!sentence.empty()) sentences_[term] = sentence;
  }

  bool has(Xapian::docid docid, const std::string& term) const {
    auto it = database_.postlist_begin(term);
    it.skip_to(docid);
    return it != database_.postlist_end(term) && *it == docid;
  }

  const Xapian::Database& database_;
  std::vector<std::pair<std::string, double>> weights_;
  std::map<std::string, std::string> sentences_;
  std::map<std::string, std::string> words_;
};

}  // namespace

Json related_json(const Letter& letter, const Xapian::Database& database,
                  const corpus::Vocabulary& vocabulary, indexer::Analyzer& analyzer,
                  std::size_t most) {
  const Likeness likeness(letter, database, vocabulary, analyzer);
  const auto self = database.postlist_begin(indexer::id_term(letter.id));
  const Xapian::docid own = self == database.postlist_end(indexer::id_term(letter.id)) ? 0 : *self;
  Json letters = Json::array();
  for (const Xapian::docid docid : likeness.best(most, own)) {
    const Letter other = indexer::stored_letter(database.get_document(docid));
    Hit names;
    add_names(other, vocabulary, names);
    Json ministries = Json::array();
    for (const Named& ministry : names.ministries) ministries.push_back(to_json(ministry));
    letters.push_back({{"id", other.id},
                       {"date", other.date ? Json(corpus::to_iso(*other.date)) : Json()},
                       {"subject", other.subject},
                       {"kind", to_json(names.kind)},
                       {"ministries", std::move(ministries)},
                       {"reason", likeness.reason(docid)}});
  }
  return {{"version", 1}, {"letters", std::move(letters)}};
}

}  // namespace briefkamer::searcher
