// One question put to one reader of the database: read, found, counted, and shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/letter.h"
#include "corpus/tagging/vocabulary.h"
#include "searcher/answer.h"
#include "searcher/database.h"
#include "searcher/deadline.h"
#include "searcher/query/expansion.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/question.h"
#include "searcher/searcher.h"
#include "searcher/way.h"

namespace briefkamer::searcher {

// Answers once, in one of three forms.
class Asking {
 public:
  // All outlive this. The choices of `question` are ids, and `way` is of this question. TimeIsUp
  // when `deadline` passes.
  Asking(Reader& reader, Way& way, const corpus::Vocabulary& vocabulary, const Expander& expander,
         const Question& question, const Deadline& deadline)
      : reader_(reader),
        way_(way),
        vocabulary_(vocabulary),
        expander_(expander),
        question_(question),
        deadline_(deadline) {}

  Answer answer();

  // The ids of the letters alone.
  std::vector<std::string> ranking();

  // The letters alone, as they are stored.
  void give(const LetterTaker& taker);

 private:
  // Letters with all words, and those with some of them that follow on the same page.
  struct Page {
    std::vector<Ranked> all;
    std::vector<Ranked> some;
  };

  ParsedQuery read(const std::string& text) const;
  BuiltQuery built(const ParsedQuery& parsed) const;
  std::string read_as(const Node& root) const;
  Page find();
  bool are_few(std::size_t chosen) const;
  bool exists(const Plan& plan, const Plan& filter) const;
  std::optional<std::string> suggestion() const;
  void add_hits(const std::vector<Ranked>& found, const Plan& plan, bool some);
  Hit hit_of(const corpus::Letter& letter, const Marks& marks) const;

  Reader& reader_;
  Way& way_;
  const corpus::Vocabulary& vocabulary_;
  const Expander& expander_;
  const Question& question_;
  const Deadline& deadline_;
  BuiltQuery built_;
  std::vector<Plan> counted_;  // of which no two share a letter
  Answer answer_;
};

}  // namespace briefkamer::searcher
