// Xapian's own programs take a database that was written directly for one of Xapian's.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/bulk/bulk_writer.h"
#include "indexer/xapian_document.h"
#include "tests/indexer/bulk/nasty_documents.h"
#include "tests/indexer/bulk/same_database.h"
#include "tests/indexer/folder.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr unsigned kSeed = 20251122;

void write_database(const fs::path& folder, unsigned documents) {
  const auto writer = direct_writer(folder, {});
  BatchFiller filler(*writer);
  NastyDocuments nasty(kSeed);
  for (unsigned i = 0; i < documents; ++i) filler.add(nasty.next().flat());
  writer->set_metadata("name", "value");
  filler.finish();
  writer->finish();
}

bool is_installed(const char* program) {
  return std::system(("command -v " + std::string(program) + " > /dev/null").c_str()) == 0;
}

// One that nobody listens on now.
int free_port() {
  const int file = ::socket(AF_INET, SOCK_STREAM, 0);
  if (file < 0) return 0;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  const bool bound = ::bind(file, any, size) == 0 && ::getsockname(file, any, &size) == 0;
  ::close(file);
  return bound ? ::ntohs(address.sin_port) : 0;
}

// A program of Xapian's, for as long as this lives.
class Running {
 public:
  explicit Running(std::vector<std::string> arguments) {
    std::vector<char*> raw;
    for (std::string& argument : arguments) raw.push_back(argument.data());
    raw.push_back(nullptr);
    child_ = ::fork();
    if (child_ != 0) return;
    ::setpgid(0, 0);  // when they are ended, they end all of their group
    const int ignored = ::open("/dev/null", O_WRONLY);
    if (ignored < 0) ::_exit(127);
    ::dup2(ignored, STDOUT_FILENO);
    ::dup2(ignored, STDERR_FILENO);
    ::execvp(raw.front(), raw.data());
    ::_exit(127);
  }
  ~Running() {
    if (child_ <= 0) return;
    ::kill(child_, SIGTERM);
    int status = 0;
    ::waitpid(child_, &status, 0);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  pid_t child_ = -1;
};

TEST(ServedDatabase, IsTheSameOverTheNetwork) {
  if (!is_installed("xapian-tcpsrv")) GTEST_SKIP() << "Xapian's programs are not installed";
  const Folder folder;
  write_database(folder / "made", 60);
  const int port = free_port();
  const Running server({"xapian-tcpsrv", "--interface", "127.0.0.1", "--port", std::to_string(port),
                        "--quiet", (folder / "made").string()});
  std::optional<Xapian::Database> remote;
  for (int attempt = 0; attempt < 100 && !remote; ++attempt) {
    std::this_thread::sleep_for(milliseconds(50));
    try {
      remote = Xapian::Remote::open("127.0.0.1", static_cast<unsigned>(port));
    } catch (const Xapian::NetworkError&) {
      continue;  // it is not yet there
    }
  }
  ASSERT_TRUE(remote);
  const Xapian::Database local((folder / "made").string());
  Comparison comparison(local, *remote, Bounds::kOneIsLooser);
  EXPECT_EQ(comparison.difference(), "");
  EXPECT_GT(comparison.compared(), 1000u);
}

// Copies what changed since the last copy, or all of it.
bool replicate(int port, const fs::path& to) {
  const std::string command = "xapian-replicate -o -q -h 127.0.0.1 -p " + std::to_string(port) +
                              " -m made '" + to.string() + "' > /dev/null 2>&1";
  for (int attempt = 0; attempt < 100; ++attempt) {
    if (std::system(command.c_str()) == 0) return true;
    std::this_thread::sleep_for(milliseconds(50));  // the server is not yet there
  }
  return false;
}

std::string difference(const fs::path& a, const fs::path& b) {
  const Xapian::Database first(a.string());
  const Xapian::Database second(b.string());
  return Comparison(first, second).difference();
}

TEST(ServedDatabase, IsReplicatedWholeAndChangeByChange) {
  if (!is_installed("xapian-replicate")) GTEST_SKIP() << "Xapian's programs are not installed";
  const Folder folder;
  write_database(folder / "made", 300);
  const int port = free_port();
  const Running server({"xapian-replicate-server", "--interface", "127.0.0.1", "--port",
                        std::to_string(port), folder.path().string()});
  ASSERT_TRUE(replicate(port, folder / "copy"));
  EXPECT_EQ(difference(folder / "made", folder / "copy"), "");
  ::setenv("XAPIAN_MAX_CHANGESETS", "10", 1);
  {
    Xapian::WritableDatabase changed((folder / "made").string(), Xapian::DB_OPEN);
    NastyDocuments nasty(kSeed + 1);
    for (Xapian::docid id = 1; id <= 300; id += 9) changed.delete_document(id);
    for (int i = 0; i < 50; ++i) changed.add_document(xapian_document(nasty.next().flat()));
    changed.commit();
  }
  ::unsetenv("XAPIAN_MAX_CHANGESETS");
  ASSERT_TRUE(replicate(port, folder / "copy"));
  EXPECT_EQ(difference(folder / "made", folder / "copy"), "");
  EXPECT_EQ(faults(folder / "made"), 0u);
}

}  // namespace
}  // namespace briefkamer::indexer
