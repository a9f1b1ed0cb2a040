#include "tests/searcher/sample_letters.h"

#include "indexer/index_writer.h"

namespace briefkamer::searcher {
namespace {

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string text;
  for (auto words = random() % most + 1; words > 0; --words) {
    text += any_of(sample_words(), random);
    text += random() % 8 == 0 ? ".\n" : " ";
  }
  return text;
}

corpus::Date random_date(std::mt19937& random) {
  return {std::chrono::year(2023 + static_cast<int>(random() % 3)),
          std::chrono::month(static_cast<unsigned>(random() % 12) + 1),
          std::chrono::day(static_cast<unsigned>(random() % 28) + 1)};
}

void tag(corpus::Letter& letter, std::mt19937& random) {
  if (random() % 3 != 0) letter.kind = random() % 2 == 0 ? "verslag" : "geannoteerde-agenda";
  if (random() % 4 != 0) letter.senders.push_back({"mnre1", "minister van Defensie", "A. Jansen"});
  if (random() % 3 == 0) letter.senders.push_back({"mnre2", "minister van Zaken", ""});
  if (random() % 3 == 0) letter.missions.push_back({"nmi", "NAVO-missie in Irak", {}});
  if (random() % 5 == 0) letter.missions.push_back({"eufor", "EUFOR Althea", {}});
  const auto topic = random() % 4;
  if (topic > 0) letter.topics.push_back({"defensie", "Defensie", {}});
  if (topic > 1) letter.topics.push_back({"marine", "Marine", {}});
  if (topic > 2) letter.topics.push_back({"luchtmacht", "Luchtmacht", {}});
}

}  // namespace

const std::vector<std::string>& sample_words() {
  static const std::vector<std::string> words{
      "missie",   "missies",       "Irak",   "NAVO-top", "navotop", "F-16",
      "F16",      "top",           "de",     "van",      "brief",   "brieven",
      "Oekraïne", "geïnformeerd1", "m.b.t.", "28 676",   "inzet",   "verslag",
      "defensie", "verlenging",    "Kamer",  "EU",       "troepen", "agenda's"};
  return words;
}

corpus::Vocabulary small_vocabulary() {
  corpus::Vocabulary all;
  const auto mission = [&](const char* id, const char* label, const char* alias) {
    corpus::Mission entry;
    entry.id = id;
    entry.label = label;
    entry.aliases = {alias};
    all.missions.push_back(entry);
  };
  const auto topic = [&](const char* id, const char* label, const char* parent) {
    corpus::Topic entry;
    entry.id = id;
    entry.label = label;
    entry.parent = parent;
    all.topics.push_back(entry);
  };
  const auto ministry = [&](const char* id, const char* label) {
    corpus::Ministry entry;
    entry.id = id;
    entry.label = label;
    all.ministries.push_back(entry);
  };
  mission("nmi", "NAVO-missie in Irak", "NMI");
  mission("eufor", "EUFOR Althea", "Althea");
  mission("leeg", "Lege missie", "LM");
  topic("defensie", "Defensie", "");
  topic("marine", "Marine", "defensie");
  topic("luchtmacht", "Luchtmacht", "defensie");
  ministry("mnre1", "Defensie");
  ministry("mnre2", "Zaken");
  all.kinds = {{"verslag", "Verslag"}, {"geannoteerde-agenda", "Geannoteerde agenda"}};
  all.identity = "small";
  return all;
}

corpus::Letter letter_with(const std::string& id, const std::string& date,
                           const std::string& subject, const std::string& text) {
  corpus::Letter letter;
  letter.id = id;
  letter.date = corpus::from_iso(date);
  letter.subject = subject;
  letter.sections = {{"", 0, text, 1, 0}};
  return letter;
}

std::vector<corpus::Letter> random_letters(std::mt19937& random, std::size_t count) {
  std::vector<corpus::Letter> letters;
  for (std::size_t i = 0; i < count; ++i) {
    corpus::Letter letter;
    letter.id = "letter-" + std::to_string(i);
    if (random() % 8 != 0) letter.date = random_date(random);
    letter.subject = random_text(random, 5);
    letter.sections.push_back({"", 0, random_text(random, 12), 1, 0});
    if (random() % 2 == 0)
      letter.sections.push_back({any_of(sample_words(), random), 1, random_text(random, 12), 1, 0});
    if (random() % 4 == 0) letter.footnotes.push_back({"1", random_text(random, 4), 1, 0, 0});
    tag(letter, random);
    letters.push_back(std::move(letter));
  }
  return letters;
}

void add_letters(const std::filesystem::path& database,
                 const std::vector<corpus::Letter>& letters) {
  indexer::IndexWriter writer(database, small_vocabulary().identity);
  for (const corpus::Letter& letter : letters) writer.add(letter);
  writer.finish();
}

}  // namespace briefkamer::searcher
