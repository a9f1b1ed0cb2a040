#include "corpus/reading/aanhangsel.h"

#include "corpus/parsing/dates_in_text.h"
#include "corpus/parsing/line_join.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// The date behind `word` ("ingezonden"), the last time it occurs.
std::optional<Date> date_behind(std::string_view text, std::string_view word) {
  std::optional<Date> date;
  for (auto at = find_words(text, word); at != std::string_view::npos;
       at = find_words(text, word, at + word.size())) {
    const auto found = first_date(text.substr(at + word.size(), 40));
    if (found) date = found->date;
  }
  return date;
}

}  // namespace

void use_questions(Metadata& metadata, std::string_view questions, std::string_view answer) {
  const auto text = joined_lines(questions);
  const auto reply = joined_lines(answer);
  if (!metadata.date) metadata.date = date_behind(reply, "ontvangen");
  if (!metadata.date) metadata.date = date_behind(text, "ingezonden");
  if (metadata.kind.empty()) metadata.kind = "Kamervragen (Aanhangsel)";
  if (!metadata.subject.empty()) return;
  const auto bracket = text.find(" (ingezonden");
  metadata.subject = trimmed(std::string_view(text).substr(0, bracket));
}

bool is_questions(std::string_view text) {
  return prefix_length(text, "vragen van ") != 0 && find_words(text, "aan") != text.npos;
}

bool is_answer(std::string_view text) {
  for (const auto* words : {"antwoord van ", "mededeling van ", "nader antwoord van ",
                            "aanvullend antwoord van ", "hernieuwd antwoord van "}) {
    if (prefix_length(text, words) != 0) return true;
  }
  return false;
}

bool is_question_heading(std::string_view text) {
  if (text.size() > 60) return false;
  for (const auto* words : {"vraag", "vragen", "antwoord", "antwoorden"}) {
    auto rest = text.substr(words_length(text, words));
    if (rest.size() == text.size()) continue;
    for (const auto* more : {" op", " vragen", " vraag"}) {
      rest.remove_prefix(words_length(rest, more));
    }
    return rest.find_first_of("0123456789") != rest.npos &&
           rest.find_first_not_of(" 0123456789,.:entm/&-()") == rest.npos;
  }
  return false;
}

}  // namespace briefkamer::corpus
