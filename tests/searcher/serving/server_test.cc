#include "tests/searcher/serving/server_fixture.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(ServerTest, AnswersOnEveryRoute) {
  const struct {
    const char* path;
    const char* type;
    const char* body;
  } cases[] = {
      {"/api/v1/search", "application/json", "\"total\":31"},
      {"/api/v1/search?q=missies+irak", "application/json", "\"total\":1,"},
      {"/api/v1/search?q=missie&mission=nmi&from=2025&to=2025-12&sort=newest&first=0&count=5&match="
       "all&expand=1",
       "application/json", "\"total\":1,"},
      {"/api/v1/search?topic=none&topic=defensie", "application/json", "\"total\":31"},
      {"/api/v1/search?q=%C3%A9%FF%00%22", "application/json", "\"total\":0"},
      {"/api/v1/letters/a", "application/json", "\"marks\":0"},
      {"/api/v1/letters/a?q=missie", "application/json", "\"marks\":2"},
      {"/api/v1/letters/a/related", "application/json", "\"letters\":["},
      {"/api/v1/facets/mission", "application/json", "\"value\":\"nmi\""},
      {"/api/v1/facets/mission?contains=IRAK", "application/json", "\"label\":\"NAVO-missie"},
      {"/api/v1/facets/mission?contains=zzz", "application/json", "\"values\":[]"},
      {"/api/v1/glossary", "application/json", "\"entries\":["},
      {"/api/v1/glossary?q=zzz&first=1&count=2", "application/json", "\"total\":0,\"first\":1"},
      {"/api/v1/status", "application/json", "\"letters\":31"},
      {"/api/v1/search?q=missie&explain=1", "application/json", "\"kind\":\"lemma\""},
      {"/api/v1/suggest", "application/json", "\"suggestions\":[]"},
      {"/api/v1/suggest?q=mis&count=3", "application/json", "\"text\":\"missie\""},
      {"/api/v1/suggest?q=teks&format=opensearch", "application/json", "[\"teks\",[\"tekst\"]]"},
      {"/opensearch.xml", "application/opensearchdescription+xml", "/?q={searchTerms}"},
      {"/api/v1/status", "application/json", "\"generations\":[{"},
      {"/api/v1/coverage", "application/json", "\"months\":[{"},
      {"/dekking", "text/html", "<script"},
      {"/healthz", "text/plain", "ok"},
      {"/readyz", "text/plain", "ready"},
      {"/", "text/html", "<script"},
      {"/over", "text/html", "<script"},
      {"/brief/a", "text/html", "<script"},
      {"/brief/old-a", "text/html", "<script"},
  };
  for (const auto& [path, type, body] : cases) {
    const auto answer = get(path);
    ASSERT_TRUE(answer) << path;
    EXPECT_EQ(answer->status, 200) << path;
    EXPECT_THAT(answer->get_header_value("Content-Type"), StartsWith(type)) << path;
    EXPECT_THAT(answer->body, HasSubstr(body)) << path;
    expect_security_headers(answer, path);
  }
}

TEST_F(ServerTest, NamesTheParameterThatIsWrong) {
  const struct {
    std::string path;
    const char* parameter;
  } cases[] = {
      {"/api/v1/search?page=2", "page"},
      {"/api/v1/search?q=a&q=b", "q"},
      {"/api/v1/search?q=a&q=a", "q"},
      {"/api/v1/search?q=a&=newest", ""},
      {"/api/v1/search?first=1&first=2", "first"},
      {"/api/v1/search?count=101", "count"},
      {"/api/v1/search?count=", "count"},
      {"/api/v1/search?sort=date", "sort"},
      {"/api/v1/search?from=2025-13", "from"},
      {"/api/v1/search?from=2025&to=2024", "to"},
      {"/api/v1/search?mission=zzz", "mission"},
      {"/api/v1/search?mission=%00", "mission"},
      {"/api/v1/search?contains=x", "contains"},
      {"/api/v1/search?q=" + std::string(4001, 'a'), "q"},
      {"/api/v1/letters/a?page=1", "page"},
      {"/api/v1/letters/a?q=a&q=b", "q"},
      {"/api/v1/letters/a?q=" + std::string(4001, 'a'), "q"},
      {"/api/v1/letters/a/related?q=a", "q"},
      {"/api/v1/facets/mission?first=x", "first"},
      {"/api/v1/facets/mission?contains=a&contains=b", "contains"},
      {"/api/v1/glossary?sort=newest", "sort"},
      {"/api/v1/glossary?count=101", "count"},
      {"/api/v1/status?q=a", "q"},
      {"/api/v1/search?explain=yes", "explain"},
      {"/api/v1/suggest?page=1", "page"},
      {"/api/v1/suggest?count=101", "count"},
      {"/api/v1/suggest?format=xml", "format"},
      {"/api/v1/suggest?q=" + std::string(4001, 'a'), "q"},
  };
  for (const auto& [path, parameter] : cases) {
    const auto answer = get(path);
    ASSERT_TRUE(answer) << path;
    expect_problem(answer, 400, path);
    EXPECT_EQ(Json::parse(answer->body).value("parameter", ""), parameter) << path;
  }
}

TEST_F(ServerTest, TellsAllThatIsWrongBehindAZeroByte) {
  const auto answer = get("/api/v1/search?mission=a%00b");
  ASSERT_TRUE(answer);
  EXPECT_THAT(answer->body, HasSubstr("there is no mission \\\"a b\\\"; "));
}

TEST_F(ServerTest, RefusesWrongRequestsAgainAndAgain) {
  for (const char* path : {"/api/v1/facets/zzz", "/api/v1/search?mission=zzz"}) {
    for (int i = 0; i < 2; ++i) {
      const auto answer = get(path, {{"If-None-Match", "\"x\""}});
      ASSERT_TRUE(answer);
      EXPECT_GE(answer->status, 400) << path;
      EXPECT_FALSE(answer->has_header("ETag"));
    }
  }
}

TEST_F(ServerTest, SaysThatThereIsNothing) {
  for (const std::string path :
       {"/nothing", "/api/v1/", "/api/v2/search", "/api/v1/letters/", "/api/v1/letters/zzz",
        "/api/v1/letters/zzz/related", "/api/v1/letters/%00", "/api/v1/facets/zzz", "/assets/x",
        "/brief/", "/over/x", "/index.html", "/API/v1/search", "/api/v1/letters/a%2Fb"}) {
    const auto answer = get(path);
    ASSERT_TRUE(answer) << path;
    expect_problem(answer, 404, path);
  }
  const std::string long_path = "/assets/" + std::string(7000, 'x');
  const auto answer = get(long_path);
  ASSERT_TRUE(answer);
  expect_problem(answer, 404, "a long path");
}

TEST_F(ServerTest, TellsAReaderWithAPageThatThereIsNothing) {
  const httplib::Headers browser{{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
  for (const char* path : {"/nothing", "/brief/", "/over/x", "/brief/zzz", "/index.html"}) {
    for (const char* known : {"", "*"}) {  // the second time it says that it has the page
      httplib::Headers headers = browser;
      if (*known != '\0') headers.emplace("If-None-Match", known);
      const auto answer = get(path, headers);
      ASSERT_TRUE(answer) << path;
      EXPECT_EQ(answer->status, 404) << path;
      EXPECT_THAT(answer->get_header_value("Content-Type"), StartsWith("text/html")) << path;
      EXPECT_THAT(answer->body, HasSubstr("<script")) << path;
    }
  }
  for (const char* path : {"/api/v1/nothing", "/api/v1/letters/zzz", "/assets/x"}) {
    const auto answer = get(path, browser);
    ASSERT_TRUE(answer) << path;
    expect_problem(answer, 404, path);
  }
}

TEST_F(ServerTest, NeverReadsOutsideThePage) {
  for (const char* path :
       {"/assets/../../secret.txt", "/assets/..%2f..%2fsecret.txt", "/../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt", "//secret.txt", "/assets//etc/passwd",
        "/..\\secret.txt", "/brief/../../secret.txt", "/assets/\xc0\xae\xc0\xae/secret.txt",
        "secret.txt", "file:///etc/passwd"}) {
    const std::string answer = raw("GET " + std::string(path) + " HTTP/1.1\r\nHost: x");
    EXPECT_THAT(answer, Not(HasSubstr("secret\n"))) << path;
    EXPECT_THAT(answer, Not(HasSubstr("root:"))) << path;
    EXPECT_THAT(answer, Not(HasSubstr(" 200 "))) << path;
  }
}

TEST_F(ServerTest, RefusesWhatIsNoRequestForIt) {
  const auto post = client_->Post("/api/v1/search", "q=a", "application/x-www-form-urlencoded");
  ASSERT_TRUE(post);
  expect_problem(post, 405, "POST");
  EXPECT_EQ(post->get_header_value("Allow"), "GET, HEAD");
  for (const auto& answer : {client_->Delete("/"), client_->Options("/"), client_->Put("/")}) {
    ASSERT_TRUE(answer);
    expect_problem(answer, 405, "another method");
  }
  const struct {
    std::string request;
    const char* status;
  } cases[] = {
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1", " 414 "},
      {"GET /api/v1/search?q=" + std::string(8300, 'a') + " HTTP/1.1", " 414 "},
      {"NONSENSE / HTTP/1.1", " 400 "},
      {"GET /", " 400 "},
      {"\x01\x02\x03", " 400 "},
  };
  for (const auto& [request, status] : cases) {
    const std::string answer = raw(request);
    const std::string shown = request.substr(0, 30);
    EXPECT_THAT(answer.substr(0, answer.find('\r')), HasSubstr(status)) << shown;
    EXPECT_THAT(answer, HasSubstr("application/problem+json")) << shown;
    EXPECT_THAT(answer, HasSubstr("Content-Security-Policy: default-src 'none'")) << shown;
  }
}

TEST_F(ServerTest, SaysWhetherTheConnectionStays) {
  const RawConnection connection(port_);
  connection.say("GET /healthz HTTP/1.1\r\nHost: a\r\nRange: bytes=x\r\n\r\n");
  const std::string stays = connection.answer();
  EXPECT_THAT(stays, HasSubstr("Keep-Alive: timeout="));
  EXPECT_THAT(stays, Not(HasSubstr("Connection: close")));
  // What was posted would be taken for the next request.
  connection.say("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
  const std::string closes = connection.answer();
  EXPECT_THAT(closes, HasSubstr("Connection: close"));
  EXPECT_THAT(closes, Not(HasSubstr("Keep-Alive")));
}

TEST_F(ServerTest, AnswersWholeWhateverRangesAreAskedFor) {
  std::string ranges = "bytes=0-";
  for (int i = 0; i < 500; ++i) ranges += ",0-";
  const auto whole = get("/");
  for (const std::string& range :
       {std::string("bytes=0-9"), ranges, std::string("bytes=x"), std::string("bytes=9-0"),
        std::string("bytes=99999999999999999999-"), std::string("letters")}) {
    for (const char* header : {"Range", "RANGE"}) {
      const auto answer = get("/", {{header, range}});
      ASSERT_TRUE(answer) << range;
      EXPECT_EQ(answer->status, 200) << range;
      EXPECT_EQ(answer->body, whole->body) << range;
    }
  }
}

TEST_F(ServerTest, LeadsFromAFormerIdToTheLetter) {
  const auto answer = get("/api/v1/letters/old-a?q=missie");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 301);
  EXPECT_EQ(answer->get_header_value("Location"), "/api/v1/letters/a?q=missie");
  expect_security_headers(answer, "old-a");
}

TEST_F(ServerTest, SaysThatAQuestionTakesTooLong) {
  const Searcher late(folder_.path() / "database", vocabulary_, kListBytes, {});
  Server server(late, vocabulary_, ServerOptions{"127.0.0.1", 0, folder_.path() / "web"});
  httplib::Client client("127.0.0.1", server.bind());
  std::thread running([&] { server.run(); });
  for (const char* path : {"/api/v1/search?q=missie", "/api/v1/facets/topic?q=missie",
                           "/api/v1/export?q=missie", "/feed.atom?q=missie"}) {
    const auto answer = client.Get(path);
    ASSERT_TRUE(answer) << path;
    expect_problem(answer, 504, path);
    EXPECT_THAT(answer->body, HasSubstr("rarer words")) << path;
  }
  EXPECT_EQ(client.Get("/api/v1/letters/a")->status, 200);
  EXPECT_EQ(client.Get("/readyz")->status, 200);
  client.stop();
  server.stop();
  running.join();
}

TEST_F(ServerTest, SaysThatTheDatabaseCannotBeRead) {
  std::filesystem::rename(folder_.path() / "database", folder_.path() / "elsewhere");
  for (const char* path : {"/api/v1/search", "/api/v1/letters/a", "/api/v1/status", "/readyz"})
    expect_problem(get(path), 503, path);
  EXPECT_THAT(get("/api/v1/search")->body, Not(HasSubstr(folder_.path().string())));
  EXPECT_EQ(get("/healthz")->status, 200);
  std::filesystem::rename(folder_.path() / "elsewhere", folder_.path() / "database");
  EXPECT_EQ(get("/api/v1/search")->status, 200);
}

}  // namespace
}  // namespace briefkamer::searcher
