// A program that serves one database on this machine, as another machine would.
#pragma once

#include <sys/types.h>

#include <string>

namespace briefkamer::searcher {

inline constexpr const char* kNoRemoteShard =
    "xapian-tcpsrv (package xapian-tools) is not there, or its port is taken";

class RemoteShard {
 public:
  // Served until the object goes.
  explicit RemoteShard(std::string database);
  ~RemoteShard();
  RemoteShard(const RemoteShard&) = delete;
  RemoteShard& operator=(const RemoteShard&) = delete;

  // Whether it takes clients; it is given a moment to begin.
  bool serves() const;

  // "127.0.0.1:7001"
  std::string name() const;

  void kill();   // with all that it has under way
  void start();  // again, at the same port
  void hang();
  void go_on();

 private:
  const std::string database_;
  const int port_;
  pid_t process_ = -1;
};

}  // namespace briefkamer::searcher
