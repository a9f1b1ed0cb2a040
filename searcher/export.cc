#include "searcher/export.h"

#include "corpus/letter_json.h"
#include "searcher/csv.h"
#include "searcher/deadline.h"
#include "searcher/letter_view.h"
#include "searcher/serving/answer_json.h"

namespace briefkamer::searcher {
namespace {

constexpr std::size_t kKept = 16 << 20;   // bytes that can still be taken back
constexpr std::size_t kPiece = 64 << 10;  // bytes, and more, that are given at once after that

// Values of one column, in one field: "defensie buitenlandse-zaken".
template <typename Values, typename Text>
std::string joined(const Values& values, const char* between, Text text) {
  std::string all;
  for (const auto& value : values) {
    const std::string& one = text(value);
    if (one.empty()) continue;
    all += (all.empty() ? "" : between) + one;
  }
  return all;
}

std::string csv_row(const corpus::Letter& letter, bool some, const corpus::Vocabulary& vocabulary) {
  Hit names;
  add_names(letter, vocabulary, names);
  const auto id = [](const Named& value) -> const std::string& { return value.value; };
  const std::string fields[] = {
      letter.id,
      letter.date ? corpus::to_iso(*letter.date) : "",
      letter.kind,
      joined(names.ministries, " ", id),
      joined(letter.senders, "; ", [](const corpus::Sender& sender) { return sender.role; }),
      letter.subject,
      letter.references.dossier,
      letter.references.number,
      joined(names.topics, " ", id),
      joined(names.missions, " ", id),
      joined(letter.citations, " ", [](const corpus::Citation& cited) { return cited.id; }),
      some ? "some" : "all",
  };
  std::string row;
  for (const std::string& field : fields) row += (row.empty() ? "" : ",") + csv_field(field);
  return row + "\r\n";
}

// Keeps the beginning of an export for as long as it may have to start anew.
class Spool {
 public:
  explicit Spool(const ExportTaker& take) : take_(take) {}

  void restart() {
    if (given_)
      throw ExportBroken("the letters changed while they were exported; export them again");
    text_.clear();
  }

  // False when nobody takes any more.
  bool add(std::string_view piece) {
    text_ += piece;
    return text_.size() < (given_ ? kPiece : kKept) || give();
  }

  bool give() {
    given_ = true;
    const bool taken = text_.empty() || take_(text_);
    text_.clear();
    return taken;
  }

 private:
  const ExportTaker& take_;
  std::string text_;
  bool given_ = false;
};

Question whole(Question question) {
  question.first = 0;
  question.count = kMostExported;
  question.explain = false;
  return question;
}

void check_size(std::size_t letters) {
  if (letters <= kMostExported) return;
  throw QuestionError("q", "q finds " + std::to_string(letters) + " letters, and an export has " +
                               std::to_string(kMostExported) +
                               " at most; narrow it with from and to, or with a facet");
}

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) {
  if (name == "csv") return ExportFormat::kCsv;
  if (name == "jsonl") return ExportFormat::kJsonLines;
  return std::nullopt;
}

std::size_t export_letters(const Searcher& searcher, const corpus::Vocabulary& vocabulary,
                           const Question& question, ExportFormat format, const ExportTaker& take) {
  const bool csv = format == ExportFormat::kCsv;
  Spool spool(take);
  std::size_t given = 0;
  LetterTaker letters;
  letters.begin = [&](std::size_t count) {
    check_size(count);
    spool.restart();
    given = 0;
    if (csv) spool.add(std::string(kExportColumns) + "\r\n");
  };
  letters.take = [&](const corpus::Letter& letter, bool some) {
    ++given;
    return spool.add(csv ? csv_row(letter, some, vocabulary)
                         : to_line(corpus::to_json(letter)) + '\n');
  };
  try {
    searcher.letters(whole(question), letters);
  } catch (const TimeIsUp&) {  // once something was given, only who starts anew has a time to keep
    spool.restart();
    throw;
  }
  spool.give();
  return given;
}

void check_export(const Searcher& searcher, const Question& question) {
  searcher.letters(whole(question),
                   {check_size, [](const corpus::Letter&, bool) { return false; }});
}

}  // namespace briefkamer::searcher
