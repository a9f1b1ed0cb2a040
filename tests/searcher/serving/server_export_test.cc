// What programs take away: exports, the feed, metrics.

#include <chrono>
#include <regex>

#include "corpus/reading/xml_tree.h"
#include "searcher/serving/feed.h"
#include "tests/searcher/csv_table.h"
#include "tests/searcher/serving/server_fixture.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using corpus::XmlNode;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using ServerExportTest = ServerTest;

TEST_F(ServerExportTest, GivesAllLettersAsATableOrAsLines) {
  const auto table = get("/api/v1/export?q=tekst");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->status, 200);
  EXPECT_THAT(table->get_header_value("Content-Type"), StartsWith("text/csv; charset=utf-8"));
  EXPECT_THAT(table->get_header_value("Content-Disposition"), HasSubstr("brieven.csv"));
  EXPECT_EQ(csv_table(table->body).size(), 31U);
  expect_security_headers(table, "export");

  const auto lines = get("/api/v1/export?format=jsonl&mission=nmi&from=2025-01&to=2025-01");
  ASSERT_TRUE(lines);
  EXPECT_THAT(lines->get_header_value("Content-Type"), StartsWith("application/jsonl"));
  EXPECT_EQ(Json::parse(lines->body).at("id"), "a");

  const auto none = get("/api/v1/export?q=zzz");
  EXPECT_EQ(csv_table(none->body).size(), 1U);
  EXPECT_EQ(get("/healthz")->body, "ok\n") << "the connection is in step";
}

TEST_F(ServerExportTest, RefusesWhatAnExportHasNot) {
  for (const char* parameter : {"first", "count", "explain", "page", "format"}) {
    const std::string path = std::string("/api/v1/export?") + parameter + "=1";
    const auto answer = get(path);
    expect_problem(answer, 400, path);
    EXPECT_EQ(Json::parse(answer->body).at("parameter"), parameter);
  }
  expect_problem(get("/api/v1/export?mission=zzz"), 400, "a mission that there is not");
  expect_problem(get("/api/v1/export?sort=x"), 400, "an order that there is not");
}

TEST_F(ServerExportTest, LeavesRoomForOthers) {
  std::vector<corpus::Letter> large;
  for (int i = 0; i < 20; ++i)
    large.push_back(
        letter_with("c" + std::to_string(i), "2025-03-01", "x", std::string(2 << 20, '.')));
  add_letters(folder_.path() / "database", large);
  {
    const RawConnection first(port_);
    const RawConnection second(port_);
    for (const RawConnection* deaf : {&first, &second})
      deaf->say("GET /api/v1/export?format=jsonl HTTP/1.1\r\nHost: x\r\n\r\n");
    for (const RawConnection* deaf : {&first, &second})  // they take the head, and not a byte more
      ASSERT_THAT(deaf->answer(), StartsWith("HTTP/1.1 200 OK\r\n"));
    const auto third = get("/api/v1/export");
    expect_problem(third, 503, "a third export");
    EXPECT_EQ(third->get_header_value("Retry-After"), "10");
    EXPECT_EQ(get("/api/v1/search?q=missie")->status, 200);
  }
  int status = 503;
  for (int i = 0; i < 50 && status == 503; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    status = get("/api/v1/export?q=missie")->status;
  }
  EXPECT_EQ(status, 200) << "those who left make room";
}

std::vector<const XmlNode*> entries(const XmlNode& feed) {
  std::vector<const XmlNode*> found;
  for (const XmlNode& child : feed.children)
    if (child.name == "entry") found.push_back(&child);
  return found;
}

// What RFC 4287 asks of a feed or an entry beside its links.
void expect_atom(const XmlNode& node) {
  static const std::regex id("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  static const std::regex time(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)");
  for (const char* name : {"id", "title", "updated"}) ASSERT_NE(node.child(name), nullptr) << name;
  EXPECT_TRUE(std::regex_match(node.child("id")->all_text(), id));
  EXPECT_TRUE(std::regex_match(node.child("updated")->all_text(), time));
}

TEST_F(ServerExportTest, CanBeFollowed) {
  corpus::Letter odd = letter_with("odd", "2026-01-31", "<b>\"Raad\" & \x01 co</b>", "de missie");
  odd.topics = {{"defensie", "Defensie", {}}};
  add_letters(folder_.path() / "database", {odd, letter_with("undated", "", "", "missie")});
  const auto answer = get("/feed.atom?q=missie", {{"Host", "brieven.example"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_THAT(answer->get_header_value("Content-Type"), StartsWith("application/atom+xml"));
  expect_security_headers(answer, "feed");
  const XmlNode feed = corpus::parse_xml(answer->body);
  EXPECT_EQ(feed.name, "feed");
  expect_atom(feed);
  ASSERT_NE(feed.child("link"), nullptr);
  EXPECT_EQ(feed.child("link")->attribute("href"), "http://brieven.example/feed.atom?q=missie");
  const auto found = entries(feed);
  ASSERT_EQ(found.size(), 3U);
  std::set<std::string> ids{feed.child("id")->all_text()};
  for (const XmlNode* entry : found) {
    expect_atom(*entry);
    EXPECT_TRUE(ids.insert(entry->child("id")->all_text()).second);
  }
  EXPECT_EQ(found[0]->child("title")->all_text(), "<b>\"Raad\" & \uFFFD co</b>");
  EXPECT_EQ(found[0]->child("updated")->all_text(), "2026-01-31T00:00:00Z");
  EXPECT_EQ(found[0]->child("link")->attribute("href"), "http://brieven.example/brief/odd");
  EXPECT_EQ(found[0]->child("category")->attribute("term"), "defensie");
  EXPECT_EQ(found[1]->child("link")->attribute("href"), "http://brieven.example/brief/a");
  EXPECT_EQ(found[2]->child("title")->all_text(), "(zonder onderwerp)");

  const auto elsewhere = corpus::parse_xml(get("/feed.atom?q=missie")->body);
  EXPECT_EQ(elsewhere.child("id")->all_text(), feed.child("id")->all_text());
  EXPECT_EQ(entries(elsewhere)[0]->child("id")->all_text(), found[0]->child("id")->all_text());
}

TEST_F(ServerExportTest, FollowsTheNewestOfMany) {
  std::vector<corpus::Letter> many;
  for (int i = 10; i < 70; ++i)
    many.push_back(letter_with("n" + std::to_string(i),
                               "2026-0" + std::to_string(i / 10) + "-1" + std::to_string(i % 10),
                               "Brief", "nieuw"));
  add_letters(folder_.path() / "database", many);
  const auto feed = corpus::parse_xml(get("/feed.atom?q=nieuw")->body);
  const auto found = entries(feed);
  ASSERT_EQ(found.size(), 50U);
  EXPECT_EQ(found.front()->child("updated")->all_text(), "2026-06-19T00:00:00Z");
  for (std::size_t i = 1; i < found.size(); ++i)
    EXPECT_LE(found[i]->child("updated")->all_text(), found[i - 1]->child("updated")->all_text());
  EXPECT_EQ(entries(corpus::parse_xml(get("/feed.atom?q=zzz")->body)).size(), 0U);
  for (const char* path : {"/feed.atom?sort=oldest", "/feed.atom?count=5"})
    expect_problem(get(path), 400, path);
  expect_problem(get("/feed.atom", {{"Host", "a\"b"}}), 400, "Host");
}

TEST_F(ServerExportTest, SaysWhenAFeedHasNothingNew) {
  const std::string path = "/feed.atom?q=missie";
  const std::string tag = get(path)->get_header_value("ETag");
  EXPECT_EQ(get(path, {{"If-None-Match", tag}})->status, 304);
  add_letters(folder_.path() / "database", {letter_with("c", "2025-03-01", "missie", "")});
  EXPECT_EQ(get(path, {{"If-None-Match", tag}})->status, 200);
}

TEST(Feed, TakesAnyTextForXml) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"},
      {"é\n\t", "é\n\t"},
      {"\x01\x1f\x7f", "\uFFFD\uFFFD\x7f"},
      {"\xff\xc3", "\uFFFD\uFFFD"},
      {"\xef\xbf\xbf", "\uFFFD"},
      {"😀", "😀"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(xml_text(text), expected) << text;
}

TEST_F(ServerExportTest, TellsWhatItDid) {
  get("/api/v1/search?q=missie");
  get("/api/v1/search?q=missie");
  get("/api/v1/search?page=1");
  client_->Head("/nothing");
  client_->Post("/api/v1/search", "", "text/plain");
  const auto answer = get("/metrics");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->get_header_value("Content-Type"), "text/plain; version=0.0.4");
  for (const char* line : {"briefkamer_requests_total{route=\"/api/v1/search\",status=\"200\"} 2\n",
                           "briefkamer_requests_total{route=\"/api/v1/search\",status=\"400\"} 1\n",
                           "briefkamer_requests_total{route=\"/api/v1/search\",status=\"405\"} 1\n",
                           "briefkamer_requests_total{route=\"other\",status=\"404\"} 1\n",
                           "briefkamer_request_seconds_count{route=\"/api/v1/search\"} 4\n",
                           "briefkamer_letters 31\n", "briefkamer_database_up 1\n"})
    EXPECT_THAT(answer->body, HasSubstr(line));
  expect_problem(get("/metrics?x=1"), 400, "a parameter");
  std::filesystem::rename(folder_.path() / "database", folder_.path() / "elsewhere");
  const auto without = get("/metrics");
  EXPECT_EQ(without->status, 200);
  EXPECT_THAT(without->body, HasSubstr("briefkamer_database_up 0\n"));
  EXPECT_THAT(without->body, Not(HasSubstr("briefkamer_letters ")));
}

}  // namespace
}  // namespace briefkamer::searcher
