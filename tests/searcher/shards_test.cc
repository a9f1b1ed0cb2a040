#include "tests/searcher/shards_fixture.h"

namespace briefkamer::searcher {
namespace {

TEST_F(ShardsTest, AnswerLikeOneDatabase) {
  std::string stub;
  for (std::size_t i = 0; i < kShards; ++i) stub += "auto " + shard(i) + '\n';
  compare(stub);
}

TEST_F(ShardsTest, OnOtherMachinesAnswerLikeOneDatabase) {
  const RemoteShard third(shard(2));
  const RemoteShard fourth(shard(3));
  if (!third.serves() || !fourth.serves()) GTEST_SKIP() << kNoRemoteShard;
  compare("auto " + shard(0) + "\nauto " + shard(1) + "\nremote " + third.name() + "\nremote " +
          fourth.name() + '\n');
}

}  // namespace
}  // namespace briefkamer::searcher
