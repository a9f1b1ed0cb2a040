// The numbers and bullets that a word processor puts before the items of a list.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/reading/xml_tree.h"

namespace briefkamer::corpus {

// Counts the items of the lists in a Word file, whose paragraphs only name their list and level.
class Numbering {
 public:
  // `numbering` is the root of word/numbering.xml.
  explicit Numbering(const XmlNode& numbering);
  Numbering() = default;

  // What stands before the next item of list `id` at `level` (from 0): "•", "2.", "a)", "2.1".
  // Empty for a list that shows nothing.
  std::string next(const std::string& id, std::size_t level);

 private:
  struct Level {
    std::string format = "bullet";
    std::string text;  // "%1.%2"
    int start = 1;
  };
  std::map<std::string, std::vector<Level>> lists_;  // by the id that paragraphs use
  std::map<std::string, std::vector<int>> counts_;
};

}  // namespace briefkamer::corpus
