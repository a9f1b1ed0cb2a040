#include "indexer/bulk/glass_cursor.h"

#include <gtest/gtest.h>

#include "indexer/bulk/glass_numbers.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer::glass {
namespace {

constexpr std::uint32_t kRevisionRead = 5;
constexpr std::uint32_t kSize = 2048;
constexpr std::uint32_t kHead = 11;
constexpr std::uint32_t kEntry = 2;

// What the first bytes of a block say.
struct Head {
  std::uint32_t revision = kRevisionRead;
  std::uint32_t level = 0;
  std::uint32_t directory_end = kHead + kEntry;
};

bool is_read(const Head& head, std::uint32_t level = 0) {
  std::string block(kSize, '\0');
  put_big_endian(block.data(), 4, head.revision);
  put_big_endian(block.data() + 4, 1, head.level);
  put_big_endian(block.data() + 9, 2, head.directory_end);
  const Folder folder;
  Root root;
  root.fake = false;
  root.block_size = kSize;
  const TableFile file(folder.write("table.glass", block), root, kRevisionRead);
  return file.read(0, level, block.data());
}

TEST(TableFile, ReadsBlocksOfItsRevisionThatHaveAnItem) {
  EXPECT_TRUE(is_read({}));
  EXPECT_TRUE(is_read({.revision = 1}));
  EXPECT_TRUE(is_read({.directory_end = kSize}));
  EXPECT_TRUE(is_read({.level = 2}, 2));
  EXPECT_FALSE(is_read({.level = 2}, 1));
  EXPECT_FALSE(is_read({.revision = kRevisionRead + 1}));
  // Of a block without an item nobody would see where it ends.
  for (const std::uint32_t end : {0U, kHead, kHead + 1, kSize + 1, 65535U})
    EXPECT_FALSE(is_read({.directory_end = end})) << end;
}

}  // namespace
}  // namespace briefkamer::indexer::glass
