#include "indexer/lexicon_builder.h"

#include <cstring>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/hunspell.h"
#include "indexer/lexicon.h"
#include "indexer/lexicon_format.h"
#include "indexer/part_costs.h"
#include "indexer/vocabulary.h"

namespace briefkamer::indexer {
namespace {

// Lemmas that are no form in the lists become words of the graph without traits.
std::vector<std::string> all_words(const Vocabulary& vocabulary) {
  std::set<std::string> words;
  for (const auto& [form, word] : vocabulary.words()) {
    words.insert(form);
    words.insert(word.group);
  }
  return {words.begin(), words.end()};
}

std::vector<LexiconEntry> entries(const Vocabulary& vocabulary, const WordGraph& graph,
                                  const std::vector<std::string>& words) {
  std::vector<LexiconEntry> entries;
  for (const std::string& form : words) {
    const auto known = vocabulary.words().find(form);
    if (known == vocabulary.words().end()) {
      entries.push_back({*graph.find(form), 0, 0});
      continue;
    }
    const Vocabulary::Word& word = known->second;
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
  Vocabulary vocabulary;
  vocabulary.add(Hunspell(sources.affixes, sources.dictionary));
  vocabulary.add_list(sources.words);
  vocabulary.lemmatise();
  const std::vector<std::string> words = all_words(vocabulary);
  const std::vector<Arrow> arrows = build_word_graph(words);
  const std::vector<LexiconEntry> table = entries(vocabulary, WordGraph(arrows), words);
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
