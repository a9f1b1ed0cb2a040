// The folder that a harvest fills. Whatever happens half way, a letter there is whole: its file is
// written first, its record after that.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/harvest/harvest_record.h"

namespace briefkamer::corpus {

class HarvestStore {
 public:
  // Opens the folder, which is made when it is not there, and holds it against other harvests.
  // Throws HarvestError when another one has it, and as load() does.
  explicit HarvestStore(std::filesystem::path folder);
  ~HarvestStore();
  HarvestStore(const HarvestStore&) = delete;
  HarvestStore& operator=(const HarvestStore&) = delete;

  // Where the file of that name, which tells how far sources were read, stands.
  std::filesystem::path state_file(const std::string& name) const;

  // The folders in which the letter's official numbers are known, that of the first number first.
  std::vector<std::string> folders_of(const Metadata& metadata) const;

  // The letter's folder: the first of these, else a new name after the first of its numbers. Empty
  // when it has none.
  std::string folder_for(const Metadata& metadata) const;

  // The record there; an empty one when there is none, or a damaged one. Throws HarvestError for
  // one that cannot be read, or is of another version: it must not be overwritten.
  HarvestRecord load(const std::string& folder) const;

  // The file that `source` gave there; null when it did not, or when the file is not there.
  const HarvestedFile* file_of(const HarvestRecord& record, const std::string& folder,
                               const std::string& source) const;

  // Writes the file of `file.source`, in place of the one that it gave before, which is kept out of
  // sight; `file` gets its name, size and hash. Returns whether its bytes are others than before.
  bool put_file(HarvestRecord& record, const std::string& folder, HarvestedFile file,
                const std::string& bytes) const;

  // Takes the files of `source` out of sight.
  void hide_files(HarvestRecord& record, const std::string& folder,
                  const std::string& source) const;

  void save(const HarvestRecord& record, const std::string& folder);

 private:
  void know_all();
  std::filesystem::path place_of(const std::string& folder, const HarvestedFile& file) const;
  void know(const HarvestRecord& record, const std::string& folder);
  void keep_earlier(HarvestRecord& record, const std::string& folder, const HarvestedFile& file,
                    const std::string& new_hash) const;

  std::filesystem::path folder_;
  std::map<std::string, std::string> folder_of_;  // by official number
  int lock_ = -1;
};

}  // namespace briefkamer::corpus
