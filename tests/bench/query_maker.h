// Makes up questions for measuring, drawn from made-up letters, so that they find what is there.
// The same letters and seed make the same questions.
#pragma once

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/letter.h"
#include "indexer/analysis/analyzer.h"

namespace briefkamer::bench {

// Words a to z, as letters have them, for engines that may know no more than words.
struct BenchQuery {
  std::string kind;                // what it is an example of: "phrase"
  std::string join;                // and, or, phrase, prefix: how the words stand together
  std::vector<std::string> words;  // one or more; of a prefix one
  std::string topic;               // ids of what is chosen beside them; may be empty
  std::string mission;
  std::string from;  // dates as 2024-06-30; both or none
  std::string to;

  bool operator==(const BenchQuery&) const = default;
};

class QueryMaker {
 public:
  explicit QueryMaker(unsigned seed) : random_(seed) {}

  // Learns how common words are; keeps some of the letters to draw questions from.
  void add(const corpus::Letter& letter);

  // Some 370, in the order of their kinds. `add` must have been called for a thousand letters.
  std::vector<BenchQuery> queries();

 private:
  struct Kept {
    std::vector<std::string> words;    // that may be asked for, in order
    std::vector<std::string> phrases;  // runs of words with one space between them
    std::vector<std::string> topics, missions;
    std::string date;
  };

  std::size_t below(std::size_t end) { return random_() % end; }
  double share(const std::string& word) const;
  void keep(const corpus::Letter& letter, const std::vector<indexer::Token>& tokens,
            const std::string& text);
  const Kept& any_letter() { return kept_[below(kept_.size())]; }
  std::vector<std::string> words_of_a_letter(const Kept& letter, std::size_t count, double least);
  std::string word_between(double least, double most);
  std::string compound();
  std::vector<std::string> phrase();
  void add_words(std::vector<BenchQuery>& all);
  void add_joined(std::vector<BenchQuery>& all);
  void add_chosen(std::vector<BenchQuery>& all);

  std::mt19937 random_;
  std::size_t letters_ = 0;
  std::unordered_map<std::string, std::size_t> letters_with_;
  std::vector<Kept> kept_;
  indexer::Analyzer analyzer_;
};

// One a line: kind, join, words, topic, mission, from, to, with tabs between them and spaces
// between words.
void write_queries(const std::filesystem::path& file, const std::vector<BenchQuery>& queries);

// Throws when the file cannot be read.
std::vector<BenchQuery> read_queries(const std::filesystem::path& file);

// In the query language of Briefkamer.
std::string query_text(const BenchQuery& query);

}  // namespace briefkamer::bench
