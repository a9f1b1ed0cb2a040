#include "corpus/harvest/http_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include "tests/corpus/harvest/fake_source.h"

namespace briefkamer::corpus {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

// A source that answers each request with the next of a list, and the last one from then on.
class Listed {
 public:
  explicit Listed(std::vector<FakeAnswer> answers) : answers_(std::move(answers)) {}
  FakeAnswer operator()(const httplib::Request&) {
    return answers_[std::min(next_++, answers_.size() - 1)];
  }

 private:
  std::vector<FakeAnswer> answers_;
  std::size_t next_ = 0;
};

class HttpClientTest : public testing::Test {
 protected:
  HttpOptions options_for(const FakeSource& source) {
    HttpOptions options;
    options.user_agent = "Test (contact: a@example.org)";
    options.origins = {source.url()};
    options.silence = std::chrono::seconds(5);
    options.clock = clock.clock();
    return options;
  }

  static std::string error_of(HttpClient& client, const std::string& url) {
    try {
      client.get(url, milliseconds(0));
    } catch (const HostDown& error) {
      return std::string("down: ") + error.what();
    } catch (const HttpError& error) {
      return error.what();
    }
    return "no error";
  }

  FakeClock clock;
};

TEST(OriginOf, IsSchemeHostAndPort) {
  const struct {
    const char* url;
    const char* expected;
  } cases[] = {
      {"https://repository.overheid.nl/frbr/a?b#c", "https://repository.overheid.nl"},
      {"https://Repository.Overheid.NL:443/", "https://repository.overheid.nl"},
      {"http://127.0.0.1:8080?a", "http://127.0.0.1:8080"},
      {"https://repository.overheid.nl@evil.example/", ""},  // a user, and another host
      {"https://evil.example\\@repository.overheid.nl/", ""},
      {"https://", ""},
      {"ftp://repository.overheid.nl/", ""},
      {"file:///etc/passwd", ""},
      {"//repository.overheid.nl/", ""},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(origin_of(url), expected) << url;
}

TEST(UrlEncoded, KeepsNothingThatHasAMeaning) {
  EXPECT_EQ(url_encoded("a-b.c_d~e==\"f g\"&+%/ï"), "a-b.c_d~e%3D%3D%22f%20g%22%26%2B%25%2F%C3%AF");
}

TEST_F(HttpClientTest, SaysWhoAsksAndPausesBetweenRequests) {
  FakeSource source(Listed({{200, "een"}}));
  HttpClient client(options_for(source));
  EXPECT_EQ(client.get(source.url("/a"), milliseconds(250)).body, "een");
  client.get(source.url("/b?c=%22d%22"), milliseconds(250));
  clock.time += milliseconds(100);
  client.get(source.url("/c"), milliseconds(1000));
  EXPECT_THAT(clock.slept, ElementsAre(250, 900));
  EXPECT_THAT(source.asked(), ElementsAre("/a", "/b?c=%22d%22", "/c"));
  EXPECT_THAT(source.agents(), testing::Each("Test (contact: a@example.org)"));
}

TEST_F(HttpClientTest, WaitsAsLongAsABusyHostAsks) {
  FakeSource source(Listed({{429, "", {{"Retry-After", "7"}}}, {200, "goed"}}));
  HttpClient client(options_for(source));
  EXPECT_EQ(client.get(source.url("/"), milliseconds(0)).body, "goed");
  EXPECT_THAT(clock.slept, ElementsAre(7000));
}

TEST_F(HttpClientTest, WaitsUntilTheTimeThatABusyHostNames) {
  const auto then = std::time(nullptr) + 60;
  std::tm parts{};
  gmtime_r(&then, &parts);
  char text[64];
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  FakeSource source(Listed({{503, "", {{"Retry-After", text}}}, {200, "goed"}}));
  HttpClient client(options_for(source));
  client.get(source.url("/"), milliseconds(0));
  ASSERT_EQ(clock.slept.size(), 1u);
  EXPECT_GT(clock.slept.front(), 50'000);
  EXPECT_LE(clock.slept.front(), 60'000);
}

TEST_F(HttpClientTest, WaitsLongerEachTimeAndThenGivesUp) {
  FakeSource source(Listed({FakeAnswer{503}}));
  HttpClient client(options_for(source));
  EXPECT_THAT(error_of(client, source.url("/")), HasSubstr("down: answered 503, 6 times"));
  EXPECT_THAT(clock.slept, ElementsAre(1000, 2000, 4000, 8000, 16000));
  EXPECT_EQ(source.asked().size(), 6u);
}

TEST_F(HttpClientTest, DoesNotWaitForEver) {
  FakeSource source(Listed({{429, "", {{"Retry-After", "86400"}}}}));
  HttpClient client(options_for(source));
  EXPECT_THAT(error_of(client, source.url("/")), HasSubstr("down: answered 429 and asks to wait"));
  EXPECT_THAT(clock.slept, ElementsAre());
}

TEST_F(HttpClientTest, TakesAPageThatSaysBusyForBusy) {
  FakeSource source(
      Listed({{200, "<html>Dienst tijdelijk niet beschikbaar</html>"}, {200, "goed"}}));
  HttpClient client(options_for(source));
  EXPECT_EQ(client.get(source.url("/"), milliseconds(0)).body, "goed");
}

TEST_F(HttpClientTest, AsksAgainForWhatWasCutShort) {
  FakeSource source(Listed({{200, std::string(100'000, 'a'), {}, true}, {200, "heel"}}));
  HttpClient client(options_for(source));
  EXPECT_EQ(client.get(source.url("/"), milliseconds(0)).body, "heel");
  EXPECT_EQ(source.asked().size(), 2u);
}

TEST_F(HttpClientTest, DoesNotAskAgainForWhatIsNotThere) {
  for (const int status : {400, 403, 404, 410}) {
    FakeSource source(Listed({{status, "weg"}}));
    HttpClient client(options_for(source));
    EXPECT_EQ(error_of(client, source.url("/")), "answered " + std::to_string(status));
    EXPECT_EQ(source.asked().size(), 1u);
  }
}

TEST_F(HttpClientTest, RefusesAnAnswerAboveTheLimit) {
  FakeSource source(Listed({{200, std::string(3u << 20, 'a')}, {200, "klein"}}));
  auto options = options_for(source);
  options.largest = 2u << 20;
  HttpClient client(options);
  EXPECT_THAT(error_of(client, source.url("/")), HasSubstr("larger than the limit of 2 MB"));
  EXPECT_EQ(client.get(source.url("/"), milliseconds(0)).body, "klein");
}

TEST_F(HttpClientTest, FollowsRedirectsOnTheHostOnly) {
  FakeSource other(Listed({{200, "van elders"}}));
  FakeSource source([&](const httplib::Request& request) -> FakeAnswer {
    if (request.path == "/a/b") return {302, "", {{"Location", "c?d=1"}}};
    if (request.path == "/a/c") return {301, "", {{"Location", "/e"}}};
    if (request.path == "/e") return {200, "gevonden"};
    if (request.path == "/rond") return {302, "", {{"Location", "/rond"}}};
    if (request.path == "/bestand") return {302, "", {{"Location", "file:///etc/passwd"}}};
    return {302, "", {{"Location", other.url("/geheim")}}};
  });
  HttpClient client(options_for(source));
  const auto answer = client.get(source.url("/a/b"), milliseconds(0));
  EXPECT_EQ(answer.body, "gevonden");
  EXPECT_EQ(answer.url, source.url("/e"));
  EXPECT_EQ(error_of(client, source.url("/rond")), "redirects without end");
  EXPECT_THAT(error_of(client, source.url("/weg")), HasSubstr("not one of the official hosts"));
  EXPECT_THAT(error_of(client, source.url("/bestand")), HasSubstr("no web address"));
  EXPECT_THAT(error_of(client, other.url("/")), HasSubstr("not one of the official hosts"));
  EXPECT_THAT(other.asked(), ElementsAre());
}

TEST_F(HttpClientTest, SaysThatAHostIsNotThere) {
  std::string gone;
  {
    const FakeSource source(Listed({FakeAnswer{200}}));
    gone = source.url();
  }
  HttpOptions options;
  options.origins = {gone};
  options.attempts = 2;
  options.clock = clock.clock();
  HttpClient client(options);
  EXPECT_THAT(error_of(client, gone + "/"), HasSubstr("down: no whole answer"));
}

}  // namespace
}  // namespace briefkamer::corpus
