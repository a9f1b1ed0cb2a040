#include "tests/searcher/random_questions.h"

#include "tests/searcher/sample_letters.h"

namespace briefkamer::searcher {

Question RandomQuestions::next() {
  Question question;
  question.text = random_() % 2 == 0 ? plain() : expression(0);
  question.expand = false;
  question.match = one_of<Match>({Match::kAuto, Match::kAuto, Match::kAll, Match::kAny});
  question.sort = one_of<Sort>({Sort::kRelevance, Sort::kNewest, Sort::kOldest});
  choose(question, "topic", {"defensie", "marine", "luchtmacht", "none"});
  choose(question, "mission", {"nmi", "eufor", "leeg", "none"});
  choose(question, "ministry", {"mnre1", "mnre2", "none"});
  choose(question, "kind", {"verslag", "geannoteerde-agenda", "none"});
  if (random_() % 5 == 0) question.from = corpus::from_iso("2023-08-15");
  if (random_() % 5 == 0) question.to = corpus::from_iso("2025-03-10");
  return question;
}

std::string RandomQuestions::plain() {
  std::string text;
  for (auto words = random_() % 4; words > 0; --words) text += word() + ' ';
  return text;
}

std::string RandomQuestions::word() {
  if (random_() % 12 == 0) return one_of<std::string>({"zzz", "...", "op", "mis*", "t*", "NAVO"});
  return any_of(sample_words(), random_);
}

std::string RandomQuestions::phrase() {
  std::string text = word();
  for (auto more = random_() % 3 + 1; more > 0; --more) text += ' ' + word();
  return '"' + text + '"';
}

std::string RandomQuestions::operand() {
  switch (random_() % 8) {
    case 0:
      return phrase();
    case 1:
      return "onderwerp:\"" + any_of(sample_words(), random_) + '"';
    case 2:
      return one_of<std::string>({"soort:verslag", "missie:NMI", "missie:none", "thema:marine",
                                  "ministerie:defensie", "afzender:jansen", "datum:2024",
                                  "datum:2023-06..2024-02", "datum:..2023", "onderwerp:mis*"});
    default:
      return word();
  }
}

std::string RandomQuestions::expression(int depth) {
  std::string text;
  for (auto parts = random_() % 3 + 1; parts > 0; --parts) {
    if (!text.empty()) text += one_of<std::string>({" ", " EN ", " OF ", " OR "});
    if (random_() % 5 == 0) text += one_of<std::string>({"NIET ", "-"});
    text += depth < 2 && random_() % 4 == 0 ? '(' + expression(depth + 1) + ')' : operand();
  }
  return text;
}

void RandomQuestions::choose(Question& question, const char* facet,
                             const std::vector<std::string>& values) {
  if (random_() % 6 != 0) return;
  for (auto left = random_() % 2 + 1; left > 0; --left)
    question.chosen[facet].push_back(any_of(values, random_));
}

std::string described(const Question& question) {
  std::string out = "\"" + question.text + "\" " + (question.match == Match::kAny ? "any" : "");
  for (const auto& [facet, values] : question.chosen)
    for (const std::string& value : values) out += ' ' + facet + '=' + value;
  if (question.from) out += " from";
  if (question.to) out += " to";
  return out;
}

}  // namespace briefkamer::searcher
