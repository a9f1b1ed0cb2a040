// A server over a few letters, and what every answer of it must have.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "corpus/letter_json.h"
#include "searcher/serving/server.h"
#include "tests/searcher/raw_http.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    folder_.write("secret.txt", "secret");
    folder_.write("web/index.html", "<script src=\"/page.js\"></script>" + std::string(2000, ' '));
    folder_.write("web/page.js", std::string(3000, ';'));
    corpus::Letter letter = letter_with("a", "2025-01-31", "Missies in Irak", "De missie in Irak.");
    letter.aliases = {"old-a"};
    letter.missions = {{"nmi", "NAVO-missie in Irak", {}}};
    std::vector<corpus::Letter> letters{letter};
    for (int i = 0; i < 30; ++i)
      letters.push_back(letter_with("b" + std::to_string(i), "2025-02-01", "Brief", "tekst"));
    add_letters(folder_.path() / "database", letters);
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
    server_ = make(0);
    port_ = server_->bind();
    running_ = std::thread([this] { server_->run(); });
    client_ = std::make_unique<httplib::Client>("127.0.0.1", port_);
    client_->set_decompress(false);
    client_->Get("/healthz");  // alone, for what the library makes at its first request
  }
  ~ServerTest() override {
    client_->stop();
    server_->stop();
    running_.join();
  }

  std::unique_ptr<Server> make(int port) const {
    return std::make_unique<Server>(*searcher_, vocabulary_,
                                    ServerOptions{"127.0.0.1", port, folder_.path() / "web"});
  }
  // Newer versions of the library ask for compressed answers of themselves.
  httplib::Result get(const std::string& path, httplib::Headers headers = {}) const {
    if (!headers.contains("Accept-Encoding")) headers.emplace("Accept-Encoding", "identity");
    return client_->Get(path, headers);
  }
  // What is answered to a request written out.
  std::string raw(const std::string& request) const {
    const RawConnection connection(port_);
    connection.say(request + "\r\nConnection: close\r\n\r\n");
    return connection.answer();
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
  std::unique_ptr<Server> server_;
  int port_ = 0;
  std::thread running_;
  std::unique_ptr<httplib::Client> client_;
};

inline void expect_security_headers(const httplib::Result& answer, const std::string& path) {
  EXPECT_THAT(answer->get_header_value("Content-Security-Policy"),
              testing::StartsWith("default-src 'none'; script-src 'self'"))
      << path;
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff") << path;
  EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer") << path;
  for (const char* header : {"Content-Security-Policy", "Cache-Control", "ETag", "Vary"})
    EXPECT_LE(answer->get_header_value_count(header), 1U) << path << ' ' << header;
}

inline void expect_problem(const httplib::Result& answer, int status, const std::string& path) {
  EXPECT_EQ(answer->status, status) << path;
  EXPECT_THAT(answer->get_header_value("Content-Type"),
              testing::StartsWith("application/problem+json"));
  EXPECT_FALSE(answer->has_header("ETag")) << path;
  EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store") << path;
  const corpus::Json problem = corpus::Json::parse(answer->body);
  EXPECT_EQ(problem.at("status"), status);
  EXPECT_EQ(problem.at("type"), "about:blank");
  EXPECT_FALSE(problem.at("title").get<std::string>().empty());
  EXPECT_FALSE(problem.at("detail").get<std::string>().empty());
  EXPECT_TRUE(problem.at("request").is_number_unsigned());
  expect_security_headers(answer, path);
}

}  // namespace briefkamer::searcher
