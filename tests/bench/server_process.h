// The server as a program of its own, on a port that was free, ended with this value.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>

namespace briefkamer::bench {

class ServerProcess {
 public:
  // Returns when it serves, with `list_megabytes` for lists. Throws when it does not.
  ServerProcess(const std::filesystem::path& program, const std::filesystem::path& database,
                std::size_t list_megabytes);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  int port() const { return port_; }
  double cpu_ms() const;
  double resident_megabytes() const;

 private:
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace briefkamer::bench
