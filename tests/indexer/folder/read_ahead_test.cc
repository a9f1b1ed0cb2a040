#include "indexer/folder/read_ahead.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "corpus/reading/fork_gate.h"

namespace briefkamer::indexer {
namespace {

std::vector<FoundFile> files(std::size_t count, std::uint64_t size = 1) {
  std::vector<FoundFile> made;
  for (std::size_t i = 0; i < count; ++i) made.push_back({"/" + std::to_string(100 + i), size, 0});
  return made;
}

std::vector<const FoundFile*> all_of(const std::vector<FoundFile>& made) {
  std::vector<const FoundFile*> all;
  for (const FoundFile& file : made) all.push_back(&file);
  return all;
}

FileReading read(const FoundFile& file) {
  std::this_thread::sleep_for(std::chrono::microseconds(file.path.back() * 7919 % 300));
  FileReading reading;
  reading.file = file;
  reading.hash = "hash of " + file.path;
  return reading;
}

TEST(ReadAhead, GivesFilesInTheirOrder) {
  const corpus::AtWork at_work;
  const std::vector<FoundFile> made = files(200);
  ReadAhead ahead(all_of(made), 3, read);
  for (const FoundFile& file : made) {
    if (file.path.ends_with("7")) continue;  // nobody asked for it
    const auto reading = ahead.take(file.path);
    ASSERT_TRUE(reading) << file.path;
    EXPECT_EQ(reading->hash, "hash of " + file.path);
    EXPECT_FALSE(ahead.take(file.path));
  }
  EXPECT_FALSE(ahead.take("/999"));
}

TEST(ReadAhead, DoesNotReadTooFarAhead) {
  const struct {
    std::uint64_t size;
    int most;
  } cases[] = {{1, 16}, {std::uint64_t{40} << 20, 2}, {std::uint64_t{4} << 30, 1}};
  for (const auto& [size, most] : cases) {
    std::atomic<int> begun = 0;
    const std::vector<FoundFile> made = files(100, size);
    ReadAhead ahead(all_of(made), 2, [&](const FoundFile& file) {
      ++begun;
      return read(file);
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    EXPECT_LE(begun, most) << size;
    EXPECT_TRUE(ahead.take("/100"));
  }
}

TEST(ReadAhead, ThrowsWhatReadingThrows) {
  const std::vector<FoundFile> made = files(100);
  const corpus::AtWork at_work;
  ReadAhead ahead(all_of(made), 3, [](const FoundFile& file) {
    if (file.path == "/150") throw std::bad_alloc();
    return read(file);
  });
  EXPECT_TRUE(ahead.take("/120"));
  EXPECT_THROW(ahead.take("/150"), std::bad_alloc);
}

TEST(ReadAhead, EndsInTheMiddle) {
  const std::vector<FoundFile> made = files(1000);
  std::atomic<int> begun = 0;
  {
    ReadAhead ahead(all_of(made), 2, [&](const FoundFile& file) {
      ++begun;
      return read(file);
    });
    EXPECT_TRUE(ahead.take("/100"));
  }
  EXPECT_LT(begun, 100);
}

}  // namespace
}  // namespace briefkamer::indexer
