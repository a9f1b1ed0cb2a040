// bench-set: what all engines are measured on: made-up letters, a line each, and questions.
#include <exception>
#include <fstream>
#include <iostream>

#include "indexer/letter_document.h"
#include "tests/bench/made_letters.h"
#include "tests/bench/measure.h"
#include "tests/bench/query_maker.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;

constexpr unsigned kLeast = 1000;
constexpr unsigned kLearnt = 20'000;  // letters that tell how common words are

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "|") + value;
  return text;
}

std::string on_one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return text;
}

std::string whole_text(const corpus::Letter& letter) {
  std::string text;
  for (const corpus::Section& section : letter.sections)
    text += section.heading + ' ' + section.text + ' ';
  for (const corpus::Footnote& note : letter.footnotes) text += note.text + ' ';
  for (const corpus::Sender& sender : letter.senders) text += sender.role + ' ' + sender.name;
  return on_one_line(text);
}

// id, date, the six facets in their order, subject, text.
void write_line(std::ostream& out, const corpus::Letter& letter) {
  out << letter.id << '\t' << corpus::to_iso(*letter.date);
  for (std::size_t i = 0; i < indexer::kFacets.size(); ++i) {
    const auto values = indexer::facet_values(letter, static_cast<indexer::FacetIndex>(i));
    out << '\t' << (values.empty() ? std::string(indexer::kNone) : joined(values));
  }
  out << '\t' << on_one_line(letter.subject) << '\t' << whole_text(letter) << '\n';
}

int run(int argc, char** argv) {
  CLI::App app{"Writes letters.tsv and queries.tsv: the same for the same seed."};
  bench::WantedLetters wanted;
  fs::path out;
  fs::path results;
  wanted.add_to(app);
  app.add_option("--out", out, "Folder for both files")->required();
  app.add_option("--results", results, "File to add what was measured to");
  CLI11_PARSE(app, argc, argv);
  if (wanted.number < kLeast) throw std::runtime_error("questions take 1000 letters, or more");
  const bench::LetterParts parts;
  bench::LetterMaker maker = parts.maker(wanted);
  bench::QueryMaker queries(wanted.seed);
  fs::create_directories(out);
  std::ofstream table(out / "letters.tsv", std::ios::binary);
  double megabytes = 0;
  for (unsigned i = 0; i < wanted.number; ++i) {
    const corpus::Letter letter = maker.next();
    write_line(table, letter);
    if (i < kLearnt) queries.add(letter);
    megabytes += static_cast<double>(bench::text_bytes(letter)) * 1e-6;
  }
  table.close();
  if (!table) throw std::runtime_error(out.string() + ": cannot be written");
  bench::write_queries(out / "queries.tsv", queries.queries());
  bench::Results said(results);
  said.fact("set", "letters", wanted.number);
  said.fact("set", "text_mb", megabytes);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-set: " << error.what() << '\n';
    return 2;
  }
}
