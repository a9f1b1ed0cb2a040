// bench-letters: made-up letters in any number, as files or as JSON lines.
#include <exception>
#include <fstream>
#include <iostream>

#include "corpus/letter_json.h"
#include "tests/bench/made_letters.h"

namespace {

namespace fs = std::filesystem;
using namespace briefkamer;

// A folder for each thousand, so that none gets very large.
void write(const fs::path& out, unsigned number, const std::string& id, const std::string& text) {
  const fs::path folder = out / std::to_string(number / 1000);
  fs::create_directories(folder);
  std::ofstream file(folder / (id + ".txt"), std::ios::binary);
  file << text;
  file.close();
  if (!file) throw std::runtime_error(folder.string() + ": cannot be written");
}

int run(int argc, char** argv) {
  CLI::App app{"Makes up letters: the same for the same seed."};
  bench::WantedLetters wanted{.number = 1000};
  fs::path out;
  bool json = false;
  wanted.add_to(app);
  auto* folder = app.add_option("--out", out, "Folder for files of plain text");
  app.add_flag("--stdout", json, "Print each as a line of JSON instead")->excludes(folder);
  CLI11_PARSE(app, argc, argv);
  if (out.empty() && !json) throw std::runtime_error("say --out FOLDER or --stdout");
  const bench::LetterParts parts;
  bench::LetterMaker maker = parts.maker(wanted);
  for (unsigned i = 0; i < wanted.number; ++i) {
    const corpus::Letter letter = maker.next();
    if (json) {
      std::cout << corpus::to_json(letter).dump() << '\n';
    } else {
      write(out, i, letter.id, bench::plain_text(letter, parts.vocabulary));
    }
  }
  std::cout.flush();
  return std::cout ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bench-letters: " << error.what() << '\n';
    return 2;
  }
}
