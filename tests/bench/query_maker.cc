#include "tests/bench/query_maker.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "indexer/letter_document.h"

namespace briefkamer::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostKept = 2000;  // of the first letters
constexpr int kTries = 2000;             // to find what is asked for, before giving up

// Shares of the letters that have a word.
constexpr double kCommon = 0.05;
constexpr double kMiddling = 0.005;
constexpr double kRare = 0.001;

bool is_plain(const std::string& surface) {
  return surface.size() >= 3 &&
         std::all_of(surface.begin(), surface.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string body(const corpus::Letter& letter) {
  std::string text;
  for (const corpus::Section& section : letter.sections) text += section.text + '\n';
  return text;
}

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> ids(const std::vector<corpus::Tag>& tags) {
  std::vector<std::string> all;
  for (const corpus::Tag& tag : tags) all.push_back(tag.id);
  return all;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

}  // namespace

double QueryMaker::share(const std::string& word) const {
  const auto found = letters_with_.find(word);
  if (found == letters_with_.end()) return 0;
  return static_cast<double>(found->second) / static_cast<double>(letters_);
}

void QueryMaker::add(const corpus::Letter& letter) {
  ++letters_;
  const std::string text = body(letter);
  const std::vector<indexer::Token> tokens = indexer::tokenize(text);
  std::vector<std::string> words;
  for (const indexer::Token& token : tokens)
    if (is_plain(token.surface)) words.push_back(token.surface);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const std::string& word : words) ++letters_with_[word];
  if (kept_.size() < kMostKept) keep(letter, tokens, text);
}

void QueryMaker::keep(const corpus::Letter& letter, const std::vector<indexer::Token>& tokens,
                      const std::string& text) {
  Kept kept{{}, {}, ids(letter.topics), ids(letter.missions), corpus::to_iso(*letter.date)};
  std::string run;  // words with one space between them
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const indexer::Token& token = tokens[i];
    const bool plain = is_plain(token.surface);
    const bool follows = plain && i > 0 && token.begin == tokens[i - 1].end + 1 &&
                         text[tokens[i - 1].end] == ' ' && !run.empty();
    if (!follows && !run.empty()) kept.phrases.push_back(std::exchange(run, {}));
    run = plain ? (follows ? run + ' ' : "") + token.surface : "";
    if (plain && !indexer::is_stop_word(token.surface)) kept.words.push_back(token.surface);
  }
  kept_.push_back(std::move(kept));
}

std::string QueryMaker::word_between(double least, double most) {
  for (int i = 0; i < kTries; ++i) {
    const Kept& letter = any_letter();
    if (letter.words.empty()) continue;
    const std::string& word = letter.words[below(letter.words.size())];
    if (share(word) >= least && share(word) < most) return word;
  }
  throw std::runtime_error("the letters have no words so common, and no more common");
}

std::vector<std::string> QueryMaker::words_of_a_letter(const Kept& letter, std::size_t count,
                                                       double least) {
  std::vector<std::string> words;
  for (int i = 0; i < kTries && words.size() < count && !letter.words.empty(); ++i) {
    const std::string& word = letter.words[below(letter.words.size())];
    const bool there = std::find(words.begin(), words.end(), word) != words.end();
    if (!there && share(word) >= least) words.push_back(word);
  }
  return words;
}

std::string QueryMaker::compound() {
  for (int i = 0; i < kTries; ++i) {
    const Kept& letter = any_letter();
    if (letter.words.empty()) continue;
    const std::string& word = letter.words[below(letter.words.size())];
    const auto analyzed = analyzer_.analyze(word);
    const auto parts =
        std::count_if(analyzed.front().terms.begin(), analyzed.front().terms.end(),
                      [](const auto& term) { return term.kind == indexer::TermKind::kPart; });
    if (parts >= 2) return word;
  }
  throw std::runtime_error("the letters have no compounds");
}

// Two to four words that stand side by side, all of them common; the first or the last may be a
// stop word, and one word of it is none.
std::vector<std::string> QueryMaker::phrase() {
  for (int i = 0; i < kTries; ++i) {
    const Kept& letter = any_letter();
    if (letter.phrases.empty()) continue;
    const auto run = words_in(letter.phrases[below(letter.phrases.size())]);
    const std::size_t count = 2 + below(3);
    if (run.size() < count) continue;
    const auto begin = run.begin() + static_cast<std::ptrdiff_t>(below(run.size() - count + 1));
    std::vector<std::string> words(begin, begin + static_cast<std::ptrdiff_t>(count));
    const auto common = [&](const auto& word) { return share(word) >= kCommon; };
    const bool good = std::all_of(words.begin(), words.end(), common) &&
                      !std::all_of(words.begin(), words.end(), indexer::is_stop_word);
    if (good) return words;
  }
  throw std::runtime_error("the letters have no phrases of common words");
}

void QueryMaker::add_words(std::vector<BenchQuery>& all) {
  const auto add = [&](const char* kind, const char* join, std::vector<std::string> words) {
    all.push_back({kind, join, std::move(words), {}, {}, {}, {}});
  };
  for (int i = 0; i < 40; ++i) add("common word", "and", {word_between(kCommon, 1)});
  for (int i = 0; i < 40; ++i) add("rare word", "and", {word_between(0, kRare)});
  for (int i = 0; i < 30; ++i) add("compound", "and", {compound()});
  for (int i = 0; i < 20; ++i) {
    const std::string word = word_between(kMiddling, 1);
    add("prefix", "prefix", {word.substr(0, std::min<std::size_t>(word.size(), 4 + below(3)))});
  }
}

void QueryMaker::add_joined(std::vector<BenchQuery>& all) {
  const auto add = [&](const char* kind, const char* join, std::size_t count, int how_many) {
    for (int i = 0; i < how_many;) {
      auto words = words_of_a_letter(any_letter(), count, kMiddling);
      if (words.size() < count) continue;
      all.push_back({kind, join, std::move(words), {}, {}, {}, {}});
      ++i;
    }
  };
  add("two words", "and", 2, 40);
  add("three words", "and", 3, 40);
  add("two with OR", "or", 2, 30);
  add("three with OR", "or", 3, 20);
  for (int i = 0; i < 50; ++i) all.push_back({"phrase", "phrase", phrase(), {}, {}, {}, {}});
}

void QueryMaker::add_chosen(std::vector<BenchQuery>& all) {
  const auto add = [&](const char* kind, const auto& choose) {
    for (int i = 0; i < 20;) {
      const Kept& letter = any_letter();
      BenchQuery query{kind, "and", words_of_a_letter(letter, 1 + below(2), kMiddling), {}, {},
                       {},   {}};
      if (query.words.empty() || !choose(letter, query)) continue;
      all.push_back(std::move(query));
      ++i;
    }
  };
  add("words, topic", [&](const Kept& letter, BenchQuery& query) {
    if (!letter.topics.empty()) query.topic = letter.topics[below(letter.topics.size())];
    return !query.topic.empty();
  });
  add("words, mission", [&](const Kept& letter, BenchQuery& query) {
    if (!letter.missions.empty()) query.mission = letter.missions[below(letter.missions.size())];
    return !query.mission.empty();
  });
  add("words, period", [&](const Kept& letter, BenchQuery& query) {
    const int year = std::stoi(letter.date);
    query.from = std::to_string(year) + "-01-01";
    query.to = std::to_string(year + static_cast<int>(below(3))) + "-12-31";
    return true;
  });
}

std::vector<BenchQuery> QueryMaker::queries() {
  std::vector<BenchQuery> all;
  add_words(all);
  add_joined(all);
  add_chosen(all);
  return all;
}

void write_queries(const fs::path& file, const std::vector<BenchQuery>& queries) {
  std::ofstream out(file, std::ios::binary);
  for (const BenchQuery& query : queries)
    out << query.kind << '\t' << query.join << '\t' << joined(query.words, " ") << '\t'
        << query.topic << '\t' << query.mission << '\t' << query.from << '\t' << query.to << '\n';
  out.close();
  if (!out) throw std::runtime_error(file.string() + ": cannot be written");
}

std::vector<BenchQuery> read_queries(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<BenchQuery> queries;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line + '\t');
    BenchQuery query;
    std::string words;
    for (std::string* field :
         {&query.kind, &query.join, &words, &query.topic, &query.mission, &query.from, &query.to})
      std::getline(fields, *field, '\t');
    query.words = words_in(words);
    if (!fields || query.words.empty())
      throw std::runtime_error(file.string() + ": this is no query: " + line);
    queries.push_back(std::move(query));
  }
  if (queries.empty()) throw std::runtime_error(file.string() + ": has no queries");
  return queries;
}

std::string query_text(const BenchQuery& query) {
  if (query.join == "phrase") return '"' + joined(query.words, " ") + '"';
  if (query.join == "prefix") return query.words.front() + '*';
  return joined(query.words, query.join == "or" ? " OF " : " ");
}

}  // namespace briefkamer::bench
