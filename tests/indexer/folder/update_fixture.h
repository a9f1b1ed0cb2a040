// A folder of letters and a database that is brought up to date with it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/folder/file_record.h"
#include "indexer/folder/update.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {

class UpdateTest : public testing::Test {
 protected:
  UpdateTest() {
    options.paths = {folder / "brieven"};
    options.database = folder / "database";
    std::filesystem::create_directory(folder / "brieven");
  }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    return folder.write("brieven/" + name, text);
  }
  void remove(const std::string& name) const {
    std::filesystem::remove(folder / ("brieven/" + name));
  }

  // Updates, and tells the numbers that are not zero: "read 2, added 2".
  std::string updated() {
    summary = update(options, vocabulary());
    std::string all;
    const auto add = [&](const char* name, std::size_t number) {
      if (number > 0) all += (all.empty() ? "" : ", ") + (name + (' ' + std::to_string(number)));
    };
    add("read", summary.read);
    add("added", summary.added);
    add("changed", summary.changed);
    add("unchanged", summary.unchanged);
    add("moved", summary.moved);
    add("duplicate", summary.duplicate);
    add("gone", summary.gone);
    add("pruned", summary.pruned);
    add("failed", summary.failed.size());
    return all;
  }

  // "subject: file file" of each letter, in the order of subjects.
  std::string letters() const {
    std::multimap<std::string, std::string> found;
    for (const corpus::Letter& letter : all_letters()) {
      std::string files;
      for (const corpus::Source& source : letter.sources)
        files += ' ' + std::filesystem::path(source.path).filename().string();
      found.emplace(letter.subject, files);
    }
    std::string all;
    for (const auto& [subject, files] : found)
      all += (all.empty() ? "" : "; ") + subject + ':' + files;
    return all;
  }

  std::vector<corpus::Letter> all_letters() const {
    std::vector<corpus::Letter> found;
    IndexWriter writer(options.database, vocabulary().identity);
    writer.each_letter([&](corpus::Letter&& letter) { found.push_back(std::move(letter)); });
    return found;
  }

  Folder folder;
  UpdateOptions options;
  UpdateSummary summary;
};

}  // namespace briefkamer::indexer
