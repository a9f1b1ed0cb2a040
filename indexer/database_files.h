// The folder of a database: its generations, the stub that names the live one, the writer's lock.
//
//   XAPIANDB        a stub of Xapian: one line, "glass generation-3"; readers open the folder by it
//   generation-3/   the live generation
//   generation-4/   one that is being built: it is nobody's until the stub names it
//   writer.lock     held by the one program that writes; holds its process id
//
// A reader holds a shared lock on the folder of its generation.
//
// A switch is one rename of the stub, so a reader sees the old generation or the new one, whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace briefkamer::indexer {

// Something is wrong with a database; what() names the folder and says what to do.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Another program is writing to it; what() names it.
class DatabaseBusy : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// The folder of the live generation; nothing when the folder holds no database. Throws
// DatabaseError when there is a stub that cannot be read or does not name a generation that is
// there.
std::optional<std::filesystem::path> live_generation(const std::filesystem::path& database);

// Where a new generation is to be built: that of an interrupted run if there is one, else the next
// number. The folder need not exist.
std::filesystem::path next_generation(const std::filesystem::path& database);

// Makes `generation` the live one, durably, and removes older ones as remove_old_generations()
// does.
void publish_generation(const std::filesystem::path& database,
                        const std::filesystem::path& generation);

// Removes generations older than the live one that nobody reads. What cannot be removed now is when
// this is called again.
void remove_old_generations(const std::filesystem::path& database);

struct Generation {
  std::string name;          // of its folder
  std::uintmax_t bytes = 0;  // that its files take
  bool live = false;
  bool held = false;  // somebody reads it
};

// From old to new; one behind the live one is being built, or was when its program was ended.
std::vector<Generation> generations(const std::filesystem::path& database);

// Held while a program reads a generation, which is then not removed. Many may hold the same one.
// Where the file system knows no locks nothing is held, and a reader that loses its generation has
// to open the new one.
class GenerationHold {
 public:
  explicit GenerationHold(const std::filesystem::path& generation);
  ~GenerationHold();
  GenerationHold(const GenerationHold&) = delete;
  GenerationHold& operator=(const GenerationHold&) = delete;

 private:
  int folder_ = -1;
};

// Held while a program writes to the database. Ends with the object, or with the process.
class WriterLock {
 public:
  // Throws DatabaseBusy naming the process that holds it, when another one does.
  explicit WriterLock(const std::filesystem::path& database);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  void take(const std::filesystem::path& database) const;

  int file_ = -1;
};

}  // namespace briefkamer::indexer
