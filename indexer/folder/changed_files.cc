#include "indexer/folder/changed_files.h"

#include "indexer/folder/letter_file.h"

namespace briefkamer::indexer {

bool is_other(const FoundFile& file, const std::optional<FileRecord>& known) {
  if (!known || known->hash.empty() || !known->failure.empty()) return true;
  return known->size != file.size || known->modified != file.modified;
}

std::vector<const FoundFile*> changed_files(const LetterWriter& writer, const Walk& walk,
                                            bool reread) {
  std::vector<const FoundFile*> changed;
  for (const FoundFile& file : walk.files) {
    if (!reread) {
      const auto known = writer.record(file.path);
      FoundFile with_records = file;  // whose time may be a later one
      if (!is_other(file, known)) continue;
      if (known && look_at_letter(file.path, with_records) && !is_other(with_records, known))
        continue;
    }
    changed.push_back(&file);
  }
  return changed;
}

}  // namespace briefkamer::indexer
