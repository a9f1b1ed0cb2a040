#include "searcher/serving/request_queue.h"

#include <gtest/gtest.h>

#include <string>

namespace briefkamer::searcher {
namespace {

RequestQueue::Owned connection(const std::string& name, bool hasty = false) {
  auto made = std::make_unique<Connection>(-1);
  made->in = name;
  made->hasty = hasty;
  return made;
}

TEST(RequestQueue, GivesTheFirstFirst) {
  RequestQueue queue(4);
  for (const char* name : {"a", "b", "c"}) queue.push(connection(name));
  for (const char* name : {"a", "b", "c"}) EXPECT_EQ(queue.pop()->in, name);
  queue.close();
  EXPECT_EQ(queue.pop(), nullptr);
}

TEST(RequestQueue, GivesTheLastFirstWhenTooManyWait) {
  RequestQueue queue(1);
  for (int i = 0; i < 20; ++i) queue.push(connection(std::to_string(i)));
  for (const char* name : {"19", "18", "17", "16", "0", "1"}) EXPECT_EQ(queue.pop()->in, name);
}

TEST(RequestQueue, LetsTheHastyHaveAQuarter) {
  RequestQueue queue(8);
  for (const char* name : {"h1", "h2", "h3"}) queue.push(connection(name, true));
  for (const char* name : {"a", "b"}) queue.push(connection(name));
  EXPECT_EQ(queue.pop()->in, "a");
  EXPECT_EQ(queue.pop()->in, "b");
  const auto first = queue.pop();
  EXPECT_EQ(first->in, "h1");
  EXPECT_EQ(queue.pop()->in, "h2");
  queue.push(connection("c"));
  EXPECT_EQ(queue.pop()->in, "c");  // two run already
  queue.finished(*first);
  EXPECT_EQ(queue.pop()->in, "h3");
}

TEST(RequestQueue, GivesWhatIsLeftBeforeItEnds) {
  RequestQueue queue(1);
  queue.push(connection("a"));
  queue.push(connection("h", true));
  queue.close();
  EXPECT_EQ(queue.pop()->in, "a");
  EXPECT_EQ(queue.pop()->in, "h");
}

TEST(RequestQueue, CanBeCleared) {
  RequestQueue queue(1);
  queue.push(connection("a"));
  queue.push(connection("h", true));
  EXPECT_EQ(queue.clear(), 2U);
  queue.close();
  EXPECT_EQ(queue.pop(), nullptr);
}

}  // namespace
}  // namespace briefkamer::searcher
