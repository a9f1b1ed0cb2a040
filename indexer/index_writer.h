// Writes letters into the live generation of a database, one by one; into a first one, which
// finish() makes live, where there is none. Everything between two commits is published at once, or
// never.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/database_files.h"
#include "indexer/letter_writer.h"

namespace briefkamer::indexer {

// Construction takes the writer's lock. The functions are those of LetterWriter.
class IndexWriter : public LetterWriter {
 public:
  // `vocabulary` is the identity of the vocabulary that added letters are tagged by. A live
  // generation of another schema or analyzer is refused: what() then names `briefkamer-index
  // rebuild`. An interrupted first build is gone on with, if it was made by this schema and
  // analyzer.
  IndexWriter(const std::filesystem::path& database, const std::string& vocabulary);
  ~IndexWriter() override;

  void add(const corpus::Letter& letter) override;
  bool remove(const std::string& id) override;
  std::optional<corpus::Letter> find(const std::string& id) const override;
  std::size_t letters() const override;
  std::optional<FileRecord> record(const std::string& path) const override;
  void each_record(const std::string& start, const VisitRecord& visit) const override;
  std::vector<FileRecord> records_with(const std::string& hash) const override;
  std::vector<FileRecord> failures() const override;
  std::unordered_set<std::uint64_t> short_hashes() const override;
  void set_record(const FileRecord& record) override;
  void remove_record(const std::string& path) override;
  std::string last_run() const override;
  void set_last_run(const std::string& report) override;
  bool has_other_vocabulary() const override;
  void commit() override;
  double seconds_to_finish(std::size_t) const override { return 0; }
  bool finish() override;

  // Calls `visit` with every letter, in the order in which they were added.
  void each_letter(const std::function<void(corpus::Letter&&)>& visit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::indexer
