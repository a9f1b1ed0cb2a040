// A folder of its own for each test, and the letters in it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "corpus/letter_json.h"
#include "corpus/tagging/vocabulary.h"
#include "indexer/index_writer.h"
#include "indexer/schema.h"

namespace briefkamer::indexer {

// Made anew for a test, and removed after it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "briefkamer-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
    path_ = std::filesystem::canonical(name);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

  // Writes a file, with the folders it is in; its time is in the past, so that it counts as
  // settled.
  std::filesystem::path write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    age(file);
    return file;
  }

  // Every write is a minute later than the one before it: never the same time twice.
  static void age(const std::filesystem::path& file) {
    static int minutes = 0;
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() -
                                               std::chrono::hours(1000) +
                                               std::chrono::minutes(++minutes));
  }

 private:
  std::filesystem::path path_;
};

inline const corpus::Vocabulary& vocabulary() {
  static const corpus::Vocabulary loaded =
      corpus::load_vocabulary(PROJECT_FOLDER "/corpus/vocabulary");
  return loaded;
}

// A letter as a ministry would write it, as plain text.
inline std::string letter_text(const std::string& subject, const std::string& body,
                               const std::string& date = "31 januari 2025") {
  return "de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum " + date + "\nBetreft " +
         subject + "\n\nGeachte voorzitter,\n\n" + body +
         "\n\nHoogachtend,\n\nDE MINISTER VAN DEFENSIE,\n\nA. Voorbeeld\n";
}

// The records that a writer has, in the order of paths.
inline std::vector<FileRecord> records_of(const LetterWriter& writer,
                                          const std::string& start = "") {
  std::vector<FileRecord> records;
  writer.each_record(start, [&](FileRecord&& record) { records.push_back(std::move(record)); });
  std::sort(records.begin(), records.end(),
            [](const FileRecord& a, const FileRecord& b) { return a.path < b.path; });
  return records;
}

// Every letter of a database as readers see it, by id, without the folder that it was read from.
inline std::map<std::string, std::string> exported(const std::filesystem::path& database,
                                                   const std::string& without = {}) {
  std::map<std::string, std::string> letters;
  IndexWriter writer(database, vocabulary().identity);
  writer.each_letter([&](corpus::Letter&& letter) {
    for (corpus::Source& source : letter.sources) {
      if (source.path.rfind(without, 0) == 0) source.path.erase(0, without.size());
    }
    letters[letter.id] = corpus::to_json(letter).dump();
  });
  return letters;
}

}  // namespace briefkamer::indexer
