#include "corpus/letter.h"

namespace briefkamer::corpus {

int page_at(const Letter& letter, std::size_t section, std::size_t offset) {
  int page = 0;
  for (const PageStart& start : letter.pages) {
    if (start.section > section || (start.section == section && start.offset > offset)) break;
    page = start.page;
  }
  return page;
}

}  // namespace briefkamer::corpus
