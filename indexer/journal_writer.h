// Writes letters into a whole new generation, many times faster than IndexWriter does where there
// are many: what is to be done goes into a journal first, and one generation is made of that and of
// the live one.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "indexer/letter_writer.h"
#include "indexer/update_progress.h"

namespace briefkamer::indexer {

// Construction takes the writer's lock. The functions are those of LetterWriter, except that
// readers see nothing before finish(). The journal lies in the folder of the database until then: a
// writer that comes after a kill goes on from its last commit.
class JournalWriter : public LetterWriter {
 public:
  // `vocabulary` as IndexWriter has it. finish() tells `report` how far it is. `log` takes a
  // sentence to the user. `stop` is asked while the generation is written; once it is true,
  // finish() leaves all as it is. Each of the last three may be empty.
  JournalWriter(const std::filesystem::path& database, const std::string& vocabulary,
                ReportProgress report = {}, std::function<void(const std::string&)> log = {},
                std::function<bool()> stop = {});
  ~JournalWriter() override;

  // Whether a run that was cut short has left a journal that a writer would go on with.
  static bool was_interrupted(const std::filesystem::path& database, const std::string& vocabulary);

  // Removes a journal that nobody is to go on with; for who holds the writer's lock.
  static void remove_journal(const std::filesystem::path& database);

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
  double seconds_to_finish(std::size_t letters) const override;
  bool finish() override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace briefkamer::indexer
