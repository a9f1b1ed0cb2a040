#include "tests/corpus/sample_letters.h"

#include <filesystem>

#include "corpus/parsing/letter_parser.h"
#include "corpus/reader.h"
#include "corpus/tagging/tagger.h"
#include "tests/corpus/letters.h"

namespace briefkamer::corpus {

const std::map<std::string, Letter>& sample_letters() {
  static const auto all = [] {
    std::map<std::string, Letter> letters;
    const Tagger tagger(vocabulary());
    for (const auto& entry :
         std::filesystem::directory_iterator(PROJECT_FOLDER "/corpus/letters")) {
      for (const Document& document : read_file(entry.path())) {
        Letter letter = parse_letter(document, vocabulary());
        tagger.tag(letter);
        letters[entry.path().stem().string()] = std::move(letter);
      }
    }
    return letters;
  }();
  return all;
}

std::string full_text(const Letter& letter) {
  std::string text = letter.subject + '\n';
  for (const Section& section : letter.sections)
    text += section.heading + '\n' + section.text + '\n';
  for (const Footnote& note : letter.footnotes) text += note.text + '\n';
  return text;
}

}  // namespace briefkamer::corpus
