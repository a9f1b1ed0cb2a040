#include "indexer/lexicon/lexicon_builder.h"

#include <cstring>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/lexicon/hunspell.h"
#include "indexer/lexicon/lexicon.h"
#include "indexer/lexicon/lexicon_format.h"
#include "indexer/lexicon/part_costs.h"
#include "indexer/lexicon/word_lists.h"

namespace briefkamer::indexer {
namespace {

// Lemmas that are no form in the lists become words of the graph without traits.
std::vector<std::string> all_words(const WordLists& lists) {
  std::set<std::string> words;
  for (const auto& [form, word] : lists.words()) {
    words.insert(form);
    words.insert(word.group);
  }
  return {words.begin(), words.end()};
}

std::vector<LexiconEntry> entries(const WordLists& lists, const WordGraph& graph,
                                  const std::vector<std::string>& words) {
  std::vector<LexiconEntry> entries;
  for (const std::string& form : words) {
    const auto known = lists.words().find(form);
    if (known == lists.words().end()) {
      entries.push_back({*graph.find(form), 0, 0});
      continue;
    }
    const WordLists::Word& word = known->second;
    const unsigned traits = word.traits | (word.lower ? 0U : unsigned{kName});
    entries.push_back({*graph.find(word.group), static_cast<std::uint16_t>(traits), 0});
  }
  set_part_costs(words, graph, entries);
  return entries;
}

void append(std::vector<std::uint64_t>& data, const auto& values) {
  const auto size = data.size();
  data.resize(size + values.size());
  std::memcpy(data.data() + size, values.data(), 8 * values.size());
}

void write(const std::filesystem::path& path, const LexiconHeader& header,
           const std::vector<std::uint64_t>& data) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(&header), sizeof(header));
  file.write(reinterpret_cast<const char*>(data.data()),
             static_cast<std::streamsize>(8 * data.size()));
  file.close();
  if (!file) throw std::runtime_error(path.string() + ": cannot be written");
}

}  // namespace

void build_lexicon(const LexiconSources& sources, const std::filesystem::path& path) {
  WordLists lists;
  lists.add(Hunspell(sources.affixes, sources.dictionary));
  lists.add_list(sources.words);
  lists.lemmatise();
  const std::vector<std::string> words = all_words(lists);
  const std::vector<Arrow> arrows = build_word_graph(words);
  const std::vector<LexiconEntry> table = entries(lists, WordGraph(arrows), words);
  std::vector<std::uint64_t> data;
  append(data, arrows);
  append(data, table);
  const LexiconHeader header{kLexiconMagic,
                             kLexiconVersion,
                             static_cast<std::uint32_t>(arrows.size()),
                             static_cast<std::uint32_t>(table.size()),
                             0,
                             checksum(data)};
  write(path, header, data);
}

}  // namespace briefkamer::indexer
