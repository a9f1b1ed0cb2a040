#include "searcher/serving/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <thread>

#include "corpus/letter_json.h"
#include "tests/searcher/raw_http.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

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
  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
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

void expect_security_headers(const httplib::Result& answer, const std::string& path) {
  EXPECT_THAT(answer->get_header_value("Content-Security-Policy"),
              StartsWith("default-src 'none'; script-src 'self'"))
      << path;
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff") << path;
  EXPECT_EQ(answer->get_header_value("Referrer-Policy"), "no-referrer") << path;
  for (const char* header : {"Content-Security-Policy", "Cache-Control", "ETag", "Vary"})
    EXPECT_LE(answer->get_header_value_count(header), 1U) << path << ' ' << header;
}

void expect_problem(const httplib::Result& answer, int status, const std::string& path) {
  EXPECT_EQ(answer->status, status) << path;
  EXPECT_THAT(answer->get_header_value("Content-Type"), StartsWith("application/problem+json"));
  EXPECT_FALSE(answer->has_header("ETag")) << path;
  EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store") << path;
  const Json problem = Json::parse(answer->body);
  EXPECT_EQ(problem.at("status"), status);
  EXPECT_EQ(problem.at("type"), "about:blank");
  EXPECT_FALSE(problem.at("title").get<std::string>().empty());
  EXPECT_FALSE(problem.at("detail").get<std::string>().empty());
  EXPECT_TRUE(problem.at("request").is_number_unsigned());
  expect_security_headers(answer, path);
}

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
      {"GET / HTTP/1.1\r\nRange: bytes=x", " 416 "},
  };
  for (const auto& [request, status] : cases) {
    const std::string answer = raw(request);
    const std::string shown = request.substr(0, 30);
    EXPECT_THAT(answer.substr(0, answer.find('\r')), HasSubstr(status)) << shown;
    EXPECT_THAT(answer, HasSubstr("application/problem+json")) << shown;
    EXPECT_THAT(answer, HasSubstr("Content-Security-Policy: default-src 'none'")) << shown;
  }
}

// Between a proxy and this server the content of one client's request would be another's request.
TEST_F(ServerTest, NeverTakesTheContentOfARequestForTheNext) {
  const std::string inside = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const char* method : {"POST", "GET", "PUT", "DELETE"}) {
    const RawConnection connection(port_);
    connection.say(std::string(method) + " /api/v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                   std::to_string(inside.size()) + "\r\n\r\n" + inside);
    const std::string answer = connection.rest();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 4")) << method;
    EXPECT_THAT(answer, Not(HasSubstr("200 OK"))) << method;
    EXPECT_THAT(answer, HasSubstr("Connection: close")) << method;
  }
}

TEST_F(ServerTest, AnswersWholeWhateverRangesAreAskedFor) {
  std::string ranges = "bytes=0-";
  for (int i = 0; i < 500; ++i) ranges += ",0-";
  const auto whole = get("/");
  for (const std::string& range : {std::string("bytes=0-9"), ranges}) {
    const auto answer = get("/", {{"Range", range}});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, whole->body);
  }
}

TEST_F(ServerTest, SaysWhenNothingChanged) {
  for (const std::string path : {"/", "/api/v1/search?q=missie", "/api/v1/letters/a",
                                 "/api/v1/status", "/api/v1/facets/topic"}) {
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
      expect_security_headers(again, path);
    }
    EXPECT_EQ(get(path, {{"If-None-Match", "\"x\""}})->status, 200) << path;
  }
}

TEST_F(ServerTest, SaysWhenTheDatabaseChanged) {
  const std::string path = "/api/v1/search?q=missie";
  const std::string tag = get(path)->get_header_value("ETag");
  add_letters(folder_.path() / "database", {letter_with("c", "2025-03-01", "missie", "")});
  const auto after = get(path, {{"If-None-Match", tag}});
  EXPECT_EQ(after->status, 200);
  EXPECT_EQ(Json::parse(after->body).at("total"), 2);
}

TEST_F(ServerTest, CompressesForThoseWhoTakeIt) {
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

TEST_F(ServerTest, AnswersHeadWithoutContent) {
  for (const char* path : {"/", "/api/v1/status", "/api/v1/letters/zzz", "/api/v1/search?page=1"}) {
    const auto whole = get(path);
    const auto head = client_->Head(path);
    ASSERT_TRUE(head) << path;
    EXPECT_EQ(head->status, whole->status) << path;
    EXPECT_EQ(head->body, "");
    EXPECT_EQ(head->get_header_value("Content-Type"), whole->get_header_value("Content-Type"));
    EXPECT_NE(head->get_header_value("Content-Length"), "0") << path;
    expect_security_headers(head, path);
  }
  EXPECT_EQ(get("/healthz")->body, "ok\n") << "the connection is in step";
}

TEST_F(ServerTest, LeadsFromAFormerIdToTheLetter) {
  const auto answer = get("/api/v1/letters/old-a?q=missie");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 301);
  EXPECT_EQ(answer->get_header_value("Location"), "/api/v1/letters/a?q=missie");
  expect_security_headers(answer, "old-a");
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

TEST_F(ServerTest, AnswersManyAtOnce) {
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([this, i] {
      httplib::Client client("127.0.0.1", port_);
      for (int round = 0; round < 10; ++round) {
        const auto answer = client.Get(i % 2 == 0 ? "/api/v1/search" : "/api/v1/search?q=missie");
        ASSERT_TRUE(answer);
        EXPECT_EQ(Json::parse(answer->body).at("total"), i % 2 == 0 ? 31 : 1);
      }
    });
  }
  for (std::thread& client : clients) client.join();
}

TEST_F(ServerTest, SharesItsPortWithNobody) {
  const auto second = make(port_);
  try {
    second->bind();
    ADD_FAILURE() << "two servers on port " << port_;
  } catch (const ServerError& error) {
    EXPECT_THAT(error.what(), HasSubstr("127.0.0.1:" + std::to_string(port_) + " is in use"));
    EXPECT_THAT(error.what(), HasSubstr("--port"));
  }
  Server elsewhere(*searcher_, vocabulary_, {"host.invalid", 0, folder_.path() / "web"});
  EXPECT_THROW(elsewhere.bind(), ServerError);
}

TEST_F(ServerTest, StopsWheneverItIsAskedTo) {
  const auto early = make(0);
  early->bind();
  early->stop();
  early->run();  // returns
  for (int i = 0; i < 20; ++i) {
    const auto server = make(0);
    server->bind();
    std::thread running([&] { server->run(); });
    server->stop();
    running.join();
  }
}

TEST_F(ServerTest, FinishesWhatIsUnderWayWhenItStops) {
  const auto server = make(0);
  const int port = server->bind();
  std::thread running([&] { server->run(); });
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      httplib::Client client("127.0.0.1", port);
      while (const auto answer = client.Get("/api/v1/search?q=missie+tekst")) {
        ++answered;
        ASSERT_EQ(answer->status, 200);
        ASSERT_TRUE(Json::accept(answer->body));
      }
    });
  }
  while (answered < 16) std::this_thread::yield();
  server->stop();
  running.join();
  for (std::thread& client : clients) client.join();
}

}  // namespace
}  // namespace briefkamer::searcher
