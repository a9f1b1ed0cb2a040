#include "corpus/reading/fork_gate.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace briefkamer::corpus {
namespace {

using std::chrono::milliseconds;

bool ends_well(pid_t child) {
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(ForkGate, LetsNobodyBeAtWorkBesideAFork) {
  std::atomic<int> at_work = 0;
  std::atomic<bool> ending = false;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([&] {
      while (!ending) {
        const AtWork work;
        ++at_work;
        std::this_thread::sleep_for(milliseconds(1));
        --at_work;
      }
    });
  for (int i = 0; i < 20; ++i) {
    const AtWork work;  // who forks may be at work
    const pid_t child = fork_alone();
    if (child == 0) ::_exit(at_work == 0 ? 0 : 1);
    EXPECT_TRUE(ends_well(child));
  }
  ending = true;
}

TEST(ForkGate, LetsAChildWorkAndFork) {
  const AtWork work;
  const pid_t child = fork_alone();
  if (child == 0) {
    {
      const AtRest rest;
    }
    const pid_t grandchild = fork_alone();
    if (grandchild == 0) ::_exit(0);
    ::_exit(ends_well(grandchild) ? 0 : 1);
  }
  EXPECT_TRUE(ends_well(child));
}

TEST(ForkGate, PassesAThreadThatWaits) {
  std::atomic<bool> forked = false;
  const AtWork work;
  std::jthread forking([&] {
    const pid_t child = fork_alone();
    if (child == 0) ::_exit(0);
    forked = ends_well(child);
  });
  std::this_thread::sleep_for(milliseconds(20));
  EXPECT_FALSE(forked);
  const AtRest rest;
  forking.join();
  EXPECT_TRUE(forked);
}

}  // namespace
}  // namespace briefkamer::corpus
