// The description of the interface says what the server does, no more and no less.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <regex>
#include <thread>

#include "corpus/letter_json.h"
#include "searcher/serving/opensearch.h"
#include "searcher/serving/routes.h"
#include "searcher/serving/server.h"
#include "tests/searcher/sample_letters.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using corpus::Json;
using testing::HasSubstr;
using testing::Not;

// The names of query parameters of a path in the description.
std::set<std::string> parameters(const Json& api, const Json& path) {
  std::set<std::string> names;
  for (Json parameter : path.at("get").value("parameters", Json::array())) {
    if (parameter.contains("$ref"))
      parameter = api.at(Json::json_pointer(parameter.at("$ref").get<std::string>().substr(1)));
    if (parameter.at("in") == "query") names.insert(parameter.at("name").get<std::string>());
  }
  return names;
}

class OpenApiTest : public testing::Test {
 protected:
  OpenApiTest() {
    corpus::Letter letter =
        letter_with("a", "2025-01-31", "Brief", "tekst\n• punt\na\tb\nzie hier");
    letter.pages = {{2, 0, 24}};  // in the middle of "hier"
    letter.footnotes = {{"1", "Een noot.", 1, 0, 22}};
    add_letters(folder_.path() / "database", {letter});
    searcher_ = std::make_unique<Searcher>(folder_.path() / "database", vocabulary_);
    server_ = std::make_unique<Server>(
        *searcher_, vocabulary_,
        ServerOptions{"127.0.0.1", 0, std::string(PROJECT_FOLDER) + "/web"});
    const int port = server_->bind();
    running_ = std::thread([this] { server_->run(); });
    client_ = std::make_unique<httplib::Client>("127.0.0.1", port);
    api_ = Json::parse(client_->Get("/openapi.json")->body);
  }
  ~OpenApiTest() override {
    client_->stop();
    server_->stop();
    running_.join();
  }

  // The parameter that the server refuses in a request for `path`; "" when it takes it.
  std::string refused(std::string path, const std::string& name, const std::string& value) const {
    path = std::regex_replace(path, std::regex(R"(\{id\})"), "a");
    path = std::regex_replace(path, std::regex(R"(\{name\})"), "mission");
    const auto answer = client_->Get(path + '?' + name + '=' + value);
    if (!answer || answer->status != 400) return {};
    return Json::parse(answer->body).value("parameter", "");
  }

  TemporaryFolder folder_;
  corpus::Vocabulary vocabulary_ = small_vocabulary();
  std::unique_ptr<Searcher> searcher_;
  std::unique_ptr<Server> server_;
  std::thread running_;
  std::unique_ptr<httplib::Client> client_;
  Json api_;
};

TEST_F(OpenApiTest, HasEveryRouteAndNoOther) {
  std::set<std::string> described;
  for (const auto& [path, methods] : api_.at("paths").items()) described.insert(path);
  EXPECT_EQ(described, std::set<std::string>(kRoutes.begin(), kRoutes.end()));
  for (const std::string_view route : kRoutes) {
    const std::string path =
        std::regex_replace(std::string(route), std::regex("\\{[a-z]+\\}"), "x");
    EXPECT_EQ(route_of(path), route);
    const auto answer = client_->Get(path);
    ASSERT_TRUE(answer) << path;
    EXPECT_THAT(answer->body, Not(HasSubstr("there is nothing at this address"))) << path;
  }
}

TEST_F(OpenApiTest, HasEveryParameterThatARouteTakesAndNoOther) {
  const std::map<std::string, std::string> values{
      {"topic", "none"}, {"mission", "none"}, {"ministry", "none"}, {"kind", "none"},
      {"from", "2024"},  {"to", "2024"},      {"sort", "newest"},   {"match", "all"},
      {"expand", "1"},   {"explain", "1"},    {"format", "json"}};
  std::set<std::string> all{"nonsense"};
  for (const auto& [path, methods] : api_.at("paths").items()) all.merge(parameters(api_, methods));
  const std::string known =
      Json::parse(client_->Get("/api/v1/search?nonsense=1")->body).at("detail");
  const std::string list = known.substr(known.find("known are"));
  const std::regex word("[a-z]+");
  for (std::sregex_iterator it(list.begin(), list.end(), word), end; it != end; ++it)
    if (it->str() != "known" && it->str() != "are" && it->str() != "and") all.insert(it->str());
  for (const auto& [path, methods] : api_.at("paths").items()) {
    if (path == "/healthz" || path == "/readyz") continue;  // for probes, which may add anything
    const std::set<std::string> described = parameters(api_, methods);
    for (const std::string& name : all) {
      const auto known_value = values.find(name);
      std::string value = known_value == values.end() ? "1" : known_value->second;
      if (path == "/api/v1/export" && name == "format") value = "csv";
      const std::string refusal = refused(path, name, value);
      EXPECT_EQ(refusal, described.contains(name) ? "" : name) << path;
    }
  }
}

TEST_F(OpenApiTest, PointsOnlyToWhatItHas) {
  const std::string text = api_.dump();
  const std::regex reference(R"_("\$ref":"#([^"]+)")_");
  std::size_t count = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), reference), end; it != end; ++it, ++count)
    EXPECT_TRUE(api_.contains(Json::json_pointer((*it)[1].str()))) << (*it)[1];
  EXPECT_GT(count, 20U);
  EXPECT_EQ(api_.at("openapi").get<std::string>().rfind("3.1", 0), 0U);
}

TEST_F(OpenApiTest, DescribesEveryFieldOfAnAnswer) {
  const auto expect_fields = [&](const Json& value, const std::string& schema) {
    const Json& properties = api_.at("components").at("schemas").at(schema).at("properties");
    for (const auto& [name, field] : value.items())
      EXPECT_TRUE(properties.contains(name)) << schema << ' ' << name;
  };
  const Json answer = Json::parse(client_->Get("/api/v1/search?q=brief&explain=1")->body);
  expect_fields(answer, "Answer");
  expect_fields(answer.at("hits").at(0), "Hit");
  expect_fields(answer.at("hits").at(0).at("explanation").at(0), "Reason");
  const Json letter = Json::parse(client_->Get("/api/v1/letters/a?q=tekst")->body);
  expect_fields(letter.at("sections").at(0), "LetterSection");
  std::set<std::string> of_pieces;
  for (const Json& paragraph : letter.at("sections").at(0).at("paragraphs")) {
    expect_fields(paragraph, "Paragraph");
    for (const Json& piece : paragraph.at("pieces")) {
      expect_fields(piece, "LetterPiece");
      for (const auto& [name, field] : piece.items()) of_pieces.insert(name);
    }
  }
  EXPECT_EQ(of_pieces, (std::set<std::string>{"marked", "note", "page", "text"}));
  expect_fields(Json::parse(client_->Get("/api/v1/status")->body), "Status");
  expect_fields(Json::parse(client_->Get("/api/v1/suggest?q=tek")->body), "Suggestions");
  expect_fields(Json::parse(client_->Get("/api/v1/search?sort=x")->body), "Problem");
}

TEST_F(OpenApiTest, ABrowserCanAddTheSearch) {
  const auto answer = client_->Get("/opensearch.xml", {{"Host", "brieven.example:8080"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_THAT(answer->get_header_value("Content-Type"),
              HasSubstr("application/opensearchdescription+xml"));
  EXPECT_THAT(answer->body, HasSubstr("template=\"http://brieven.example:8080/?q={searchTerms}\""));
  const auto suggested = client_->Get("/api/v1/suggest?q=tek&format=opensearch");
  ASSERT_TRUE(suggested);
  EXPECT_EQ(suggested->body, "[\"tek\",[\"tekst\"]]");
}

TEST(Routes, AreToldByTheirPath) {
  const struct {
    const char* path;
    const char* expected;
  } cases[] = {
      {"/api/v1/letters/kst-1-2", "/api/v1/letters/{id}"},
      {"/api/v1/letters/kst-1-2/related", "/api/v1/letters/{id}/related"},
      {"/api/v1/letters/", "other"},
      {"/api/v1/letters/a/b/c", "other"},
      {"/api/v1/search/", "other"},
      {"/", "page"},
      {"/brief/a", "page"},
      {"/assets/1/main.js", "page"},
      {"/wp-admin", "other"},
      {"", "other"},
  };
  for (const auto& [path, expected] : cases) EXPECT_EQ(route_of(path), expected) << path;
  EXPECT_EQ(route_pattern("/api/v1/letters/{id}/related"), "/api/v1/letters/([^/]+)/related");
  EXPECT_EQ(route_pattern("/openapi.json"), "/openapi\\.json");
}

TEST(OpenSearch, IsOnlyForHosts) {
  EXPECT_THAT(opensearch_description("[::1]:80"), HasSubstr("http://[::1]:80/?q="));
  for (const char* host : {"", "a\"b", "a<b", "a/b", "a b", "a&b"})
    EXPECT_EQ(opensearch_description(host), "") << host;
}

}  // namespace
}  // namespace briefkamer::searcher
