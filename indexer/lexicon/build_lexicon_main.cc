// build-lexicon: makes the Dutch lexicon out of the word lists of hunspell-nl and wdutch.
#include <cstdio>
#include <exception>

#include "indexer/lexicon/lexicon_builder.h"

int main(int argc, char** argv) try {
  if (argc != 5) {
    std::fputs("usage: build-lexicon NL.AFF NL.DIC WORDS OUTPUT\n", stderr);
    return 2;
  }
  briefkamer::indexer::build_lexicon({argv[1], argv[2], argv[3]}, argv[4]);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "build-lexicon: %s\n", error.what());
  return 2;
}
