#include <xapian.h>

#include "indexer/database_files.h"
#include "tests/searcher/serving/server_fixture.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using testing::HasSubstr;

using ServerCachingTest = ServerTest;

TEST_F(ServerCachingTest, SaysWhenNothingChanged) {
  for (const std::string path : {"/", "/api/v1/search?q=missie", "/api/v1/letters/a",
                                 "/api/v1/status", "/api/v1/facets/topic", "/feed.atom"}) {
    const auto first = get(path);
    ASSERT_TRUE(first) << path;
    const std::string tag = first->get_header_value("ETag");
    ASSERT_FALSE(tag.empty()) << path;
    for (const std::string& known : {tag, "\"x\", " + tag, std::string("*")}) {
      const auto again = get(path, {{"If-None-Match", known}});
      ASSERT_TRUE(again) << path;
      EXPECT_EQ(again->status, 304) << path << ' ' << known;
      EXPECT_EQ(again->body, "");
      EXPECT_EQ(again->get_header_value("ETag"), tag);
      EXPECT_EQ(again->get_header_value("Vary"), first->get_header_value("Vary")) << path;
      expect_security_headers(again, path);
    }
    EXPECT_EQ(get(path, {{"If-None-Match", "\"x\""}})->status, 200) << path;
  }
}

TEST_F(ServerCachingTest, SaysWhenTheDatabaseChanged) {
  const std::string path = "/api/v1/search?q=missie";
  const std::string tag = get(path)->get_header_value("ETag");
  add_letters(folder_.path() / "database", {letter_with("c", "2025-03-01", "missie", "")});
  const auto after = get(path, {{"If-None-Match", tag}});
  EXPECT_EQ(after->status, 200);
  EXPECT_EQ(Json::parse(after->body).at("total"), 2);
}

TEST_F(ServerCachingTest, SaysWhenSomethingBesideTheDatabaseChanged) {
  const std::string path = "/api/v1/coverage";
  const std::string tag = get(path)->get_header_value("ETag");
  EXPECT_EQ(get(path, {{"If-None-Match", tag}})->status, 304);
  const auto database = folder_.path() / "database";
  Xapian::WritableDatabase begun(indexer::next_generation(database).string());  // not live yet
  EXPECT_EQ(get(path, {{"If-None-Match", tag}})->status, 200);
}

TEST_F(ServerCachingTest, TellsVocabulariesApart) {
  const std::string path = "/api/v1/facets/topic";
  const std::string tag = get(path)->get_header_value("ETag");
  corpus::Vocabulary other = vocabulary_;
  other.identity += " changed";
  Server second(*searcher_, other, ServerOptions{"127.0.0.1", 0, folder_.path() / "web"});
  const int port = second.bind();
  std::thread running([&] { second.run(); });
  const auto answer = httplib::Client("127.0.0.1", port).Get(path);
  second.stop();
  running.join();
  ASSERT_TRUE(answer);
  EXPECT_NE(answer->get_header_value("ETag"), tag);
}

TEST_F(ServerCachingTest, CompressesForThoseWhoTakeIt) {
  const std::string page = get("/")->body;
  const std::string assets = page.substr(page.find("/assets/"));
  const std::string script = assets.substr(0, assets.find('"'));
  const struct {
    const char* accepted;
    const char* page;
    const char* answer;
  } cases[] = {
      {"", "", ""},
      {"gzip", "gzip", "gzip"},
      {"gzip, br", "br", "gzip"},
      {"br;q=0, gzip;q=0.5", "gzip", "gzip"},
      {"gzip;q=0", "", ""},
      {"brotli", "", ""},
  };
  for (const auto& [accepted, of_page, of_answer] : cases) {
    const httplib::Headers headers{{"Accept-Encoding", accepted}};
    EXPECT_EQ(get(script, headers)->get_header_value("Content-Encoding"), of_page) << accepted;
    const auto answer = get("/api/v1/search", headers);
    EXPECT_EQ(answer->get_header_value("Content-Encoding"), of_answer) << accepted;
    EXPECT_EQ(answer->get_header_value("Vary"), "Accept-Encoding");
  }
  client_->set_decompress(true);
  for (const char* accepted : {"gzip", "br", "identity"}) {
    EXPECT_EQ(get(script, {{"Accept-Encoding", accepted}})->body, std::string(3000, ';'));
    const auto answer = get("/api/v1/search", {{"Accept-Encoding", accepted}});
    EXPECT_EQ(Json::parse(answer->body).at("total"), 31) << accepted;
  }
  EXPECT_THAT(get(script)->get_header_value("Cache-Control"), HasSubstr("immutable"));
}

TEST_F(ServerCachingTest, AnswersHeadWithoutContent) {
  for (const char* path : {"/", "/api/v1/status", "/api/v1/letters/zzz", "/api/v1/search?page=1"}) {
    const auto whole = get(path);
    const auto head = client_->Head(path);
    ASSERT_TRUE(head) << path;
    EXPECT_EQ(head->status, whole->status) << path;
    EXPECT_EQ(head->body, "");
    EXPECT_EQ(head->get_header_value("Content-Type"), whole->get_header_value("Content-Type"));
    EXPECT_NE(head->get_header_value("Content-Length"), "0") << path;
    EXPECT_EQ(head->get_header_value("Accept-Ranges"), "none") << path;  // answers are whole
    expect_security_headers(head, path);
  }
  EXPECT_EQ(get("/healthz")->body, "ok\n") << "the connection is in step";
}

}  // namespace
}  // namespace briefkamer::searcher
