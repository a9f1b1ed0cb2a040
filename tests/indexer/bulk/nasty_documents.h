// Documents that no letter would make, and a database must hold all the same.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/bulk/flat_document.h"

namespace briefkamer::indexer {

// Owns what its flat form speaks of.
struct OwnDocument {
  struct Term {
    std::uint32_t frequency = 0;
    std::vector<std::uint32_t> positions;
  };

  std::string data;
  std::map<std::uint32_t, std::string> values;
  std::map<std::string, Term> terms;
  std::vector<FlatValue> flat_values = {};
  std::vector<FlatTerm> flat_terms = {};
  std::vector<std::uint32_t> flat_positions = {};
  // Of all documents of a batch the same.
  std::shared_ptr<StringTable> texts = std::make_shared<StringTable>();

  FlatDocument flat() {
    flat_values.clear();
    flat_terms.clear();
    flat_positions.clear();
    for (const auto& [slot, value] : values) flat_values.push_back({slot, value});
    for (const auto& [text, term] : terms) {
      flat_terms.push_back({texts->number(text), term.frequency,
                            static_cast<std::uint32_t>(flat_positions.size()),
                            static_cast<std::uint32_t>(term.positions.size())});
      flat_positions.insert(flat_positions.end(), term.positions.begin(), term.positions.end());
      if (term.positions.size() % 3 == 2) flat_positions.push_back(7);  // of no term
    }
    return {data, flat_values, flat_terms, flat_positions, texts.get()};
  }
};

class NastyDocuments {
 public:
  explicit NastyDocuments(unsigned seed) : random_(seed) {}

  OwnDocument next() {
    OwnDocument made;
    made.texts = texts_;
    if (one_in(20)) return made;
    if (!one_in(10)) made.data = bytes(one_in(100) ? 300'000 : 400);
    for (const std::uint32_t slot : {0u, 1u, 2u, 126u, 127u, 128u, 129u, 70000u}) {
      if (one_in(3)) made.values[slot] = bytes(one_in(200) ? 50'000 : 12) + 'v';
    }
    for (std::size_t n = below(one_in(50) ? 2000 : 30); n > 0; --n) add_term(made);
    if (one_in(60)) made.terms["often"] = {1, many_positions()};
    made.terms["everywhere"].frequency = 1;
    return made;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  bool one_in(std::size_t times) { return below(times) == 0; }

  // Up to `most` bytes, alike or all different.
  std::string bytes(std::size_t most) {
    std::string made(below(most + 1), '\0');
    const bool alike = one_in(2);
    for (char& byte : made) byte = static_cast<char>(alike ? 'a' + below(2) : below(256));
    return made;
  }

  std::string term() {
    switch (below(12)) {
      case 0:
        return std::string(245, static_cast<char>('a' + below(3)));
      case 1:
        return std::string(1 + below(20), '\0');
      case 2:
        return std::string(1 + below(245), '\xFF');
      case 3:
        return std::string("\0\xFF", 1 + below(2)) + std::string(below(3), 'x');
      case 4:
        return bytes(40) + '!';
      case 5:
        return "word" + std::string(below(30), '\0') + "end";
      default:
        return "w" + std::to_string(below(500));
    }
  }

  void add_term(OwnDocument& document) {
    OwnDocument::Term& made = document.terms[term()];
    made.frequency = static_cast<std::uint32_t>(one_in(4)    ? 0
                                                : one_in(10) ? below(100'000)
                                                : one_in(5)  ? 120 + below(12)
                                                : one_in(5)  ? 60 + below(6)
                                                             : below(4));
    made.positions.clear();
    if (one_in(2)) return;
    std::set<std::uint32_t> positions;
    for (std::size_t n = one_in(20) ? 60 + below(6) : 1 + below(9); n > 0; --n)
      positions.insert(static_cast<std::uint32_t>(one_in(9) ? random_() : below(1000)));
    made.positions.assign(positions.begin(), positions.end());
  }

  std::vector<std::uint32_t> many_positions() {
    std::vector<std::uint32_t> positions;
    std::uint32_t at = 0;
    for (std::size_t n = 20'000; n > 0; --n)
      positions.push_back(at += static_cast<std::uint32_t>(1 + below(one_in(100) ? 3000 : 3)));
    return positions;
  }

  std::mt19937 random_;
  std::shared_ptr<StringTable> texts_ = std::make_shared<StringTable>();
};

}  // namespace briefkamer::indexer
