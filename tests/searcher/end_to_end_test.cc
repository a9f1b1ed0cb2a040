// The programs as they are used: letters of corpus/letters are indexed, then asked for on the
// command line and over HTTP.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>
#include <sys/wait.h>

#include <cstdlib>
#include <sstream>

#include "corpus/letter_json.h"
#include "tests/searcher/csv_table.h"
#include "tests/searcher/process.h"
#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

namespace fs = std::filesystem;
using corpus::Json;
using testing::HasSubstr;
using testing::StartsWith;

// The letters are indexed once for all tests.
class EndToEnd : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    const Finished update = run_program(
        "briefkamer-index",
        {"update", "--database", database(), std::string(PROJECT_FOLDER) + "/corpus/letters"});
    ASSERT_EQ(update.status, 0) << update.err;
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::string database() { return (folder_->path() / "database").string(); }

  static Finished briefkamer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--database", database()});
    return run_program("briefkamer", arguments);
  }
  static Json json(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--format", "json"});
    return Json::parse(briefkamer(arguments).out);
  }

  static std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> EndToEnd::folder_;

std::size_t sample_letters() {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(PROJECT_FOLDER "/corpus/letters"))
    count += entry.path().extension() == ".txt" ? 1 : 0;  // beside them is what is known of them
  return count;
}

TEST_F(EndToEnd, HoldsEverySampleLetter) {
  const Json status = json({"status"});
  EXPECT_EQ(status.at("letters"), sample_letters());
  EXPECT_EQ(status.at("database"), database());
  EXPECT_TRUE(corpus::from_iso(status.at("first_date").get<std::string>()));
  EXPECT_THAT(briefkamer({"status"}).out, HasSubstr("letters     "));
  EXPECT_THAT(briefkamer({"status", "--format", "csv"}).out, StartsWith("name,value\r\ndatabase,"));
}

TEST_F(EndToEnd, TellsWhatItCoversAndWhatItCouldNotRead) {
  const TemporaryFolder folder;
  folder.write("brieven/goed.txt",
               "Datum 31 januari 2025\nBetreft Goed\n\nGeachte voorzitter,\n\nTekst.\n");
  folder.write("brieven/kaal.txt", "Alleen wat tekst, zonder iets erbij.\n");
  folder.write("brieven/leeg.txt", "");
  const std::string letters = (folder.path() / "brieven").string();
  const std::string base = (folder.path() / "database").string();
  ASSERT_EQ(run_program("briefkamer-index", {"update", "--database", base, letters}).status, 0);
  const auto status = [&](const char* format) {
    return run_program("briefkamer", {"--database", base, "--format", format, "status"}).out;
  };
  const Json json = Json::parse(status("json"));
  EXPECT_EQ(json.at("letters"), 2);
  EXPECT_EQ(json.at("undated"), 1);
  EXPECT_EQ(json.at("without_subject"), 1);
  EXPECT_EQ(json.at("scans_without_text"), 0);
  EXPECT_EQ(json.at("formats").at(0).at("value"), "text");
  EXPECT_EQ(json.at("formats").at(0).at("count"), 2);
  ASSERT_EQ(json.at("months").size(), 1U);
  EXPECT_EQ(json.at("months").at(0).at("value"), "2025-01");
  const Json run = json.at("last_run");
  EXPECT_EQ(run.at("added"), 2);
  EXPECT_EQ(run.at("failed_count"), 1);
  EXPECT_EQ(run.at("failed").at(0).at("path"), letters + "/leeg.txt");
  ASSERT_EQ(json.at("generations").size(), 1U);
  EXPECT_TRUE(json.at("generations").at(0).at("live").get<bool>());
  EXPECT_EQ(json.at("generations").at(0).at("made").get<std::string>().size(), 20U);
  EXPECT_GT(json.at("generations").at(0).at("bytes"), 10'000);
  EXPECT_THAT(status("text"), HasSubstr("leeg.txt: "));
  EXPECT_THAT(status("csv"), HasSubstr("month 2025-01,1\r\n"));
  fs::remove(letters + "/leeg.txt");  // what a later run looks at again is no longer a failure
  ASSERT_EQ(run_program("briefkamer-index", {"update", "--database", base, letters}).status, 0);
  EXPECT_EQ(Json::parse(status("json")).at("last_run").at("failed_count"), 0);
}

TEST_F(EndToEnd, FindsLettersAndShowsWhere) {
  const Finished found = briefkamer({"search", "missies", "irak"});
  EXPECT_EQ(found.status, 0);
  EXPECT_EQ(found.err, "");
  EXPECT_THAT(found.out, HasSubstr("brieven voor missies EN irak"));
  EXPECT_THAT(found.out, HasSubstr("«Irak»"));
  EXPECT_THAT(found.out, HasSubstr("fictief voorbeeld"));

  const Json answer = json({"search", "missies", "irak"});
  EXPECT_GT(answer.at("total"), 0);
  EXPECT_EQ(answer.at("reading").at("words"), Json({"missies", "irak"}));
  EXPECT_EQ(answer.at("hits").size(),
            std::min<std::size_t>(10, answer.at("total").get<std::size_t>() +
                                          answer.at("total_some").get<std::size_t>()));

  const std::string csv = briefkamer({"search", "missies", "irak", "--format", "csv"}).out;
  EXPECT_THAT(csv, StartsWith("id,date,kind,ministries,subject,score,topics,missions\r\n"));
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
            answer.at("hits").size() + 1);
}

TEST_F(EndToEnd, ShowsALetter) {
  const std::string id = json({"search", "irak"}).at("hits").at(0).at("id");
  const Finished shown = briefkamer({"show", id});
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, HasSubstr("Irak"));
  EXPECT_EQ(json({"show", id}).at("id"), id);
  EXPECT_EQ(briefkamer({"related", id}).status, 0);
}

TEST_F(EndToEnd, CountsFacets) {
  const Json facets = json({"facets", "irak"});
  for (const char* name : {"topic", "mission", "ministry", "kind", "year", "month"})
    EXPECT_FALSE(facets.at(name).empty()) << name;
  EXPECT_EQ(json({"facets", "irak", "--name", "mission"}), facets.at("mission"));
  EXPECT_THAT(briefkamer({"facets", "--name", "kind"}).out, HasSubstr("Geannoteerde agenda"));
  EXPECT_THAT(briefkamer({"facets", "--name", "kind", "--format", "csv"}).out,
              StartsWith("facet,value,label,count,chosen\r\nkind,"));
}

TEST_F(EndToEnd, TakesChoicesBeforeAndBehindTheWords) {
  const Json behind = json({"search", "missie", "irak", "--ministry", "Defensie", "--mission",
                            "NMI", "--from", "2021", "--sort", "oldest"});
  const Json before = json({"search", "--ministry", "Defensie", "--mission", "NMI", "--from",
                            "2021", "--sort", "oldest", "missie", "irak"});
  EXPECT_GT(behind.at("total"), 0);
  EXPECT_EQ(behind.at("hits"), before.at("hits"));
  EXPECT_EQ(before.at("reading").at("text"), "missie EN irak");
  EXPECT_EQ(json({"search", "missie -irak"}).at("reading").at("text"), "missie EN NIET irak");
  EXPECT_EQ(json({"search", "--", "missie", "-irak"}).at("reading").at("text"),
            "missie EN NIET irak");
}

TEST_F(EndToEnd, SaysByItsStatusHowItWent) {
  const struct {
    std::vector<std::string> arguments;
    int status;
    const char* error;  // a part of what is said; "" is silence
  } cases[] = {
      {{"search", "irak"}, 0, ""},
      {{"search"}, 0, ""},
      {{"search", "qqqxzz"}, 1, ""},
      {{"search", "irak", "--from", "2099"}, 1, ""},
      {{"show", "zzz"}, 1, "there is no letter \"zzz\""},
      {{"related", "zzz"}, 1, "there is no letter \"zzz\""},
      {{"search", "irak", "--sort", "date"}, 2, "--sort is one of"},
      {{"search", "irak", "--count", "101"}, 2, "--count takes a whole number"},
      {{"search", "irak", "--first", "-1"}, 2, "first"},
      {{"search", "irak", "--from", "2024", "--from", "2025"}, 2, "--from is given more than once"},
      {{"search", "irak", "--mission", "zzz"}, 2, "there is no mission \"zzz\""},
      {{"search", "irak", "--from", "2025", "--to", "2024"}, 2, "--to lies before from"},
      {{"search", std::string(4001, 'a')}, 2, "q is longer than 4000 characters"},
      {{"search", "irak", "--colour", "red"}, 2, "--colour"},
      {{"facets", "--name", "colour"}, 2, "--name"},
      {{"show", "zzz", "--format", "csv"}, 2, "text or json"},
      {{"search", "irak", "--format", "jsonl"},
       2,
       "--format of search is text, json or csv, not \"jsonl\""},
      {{"export", "irak", "--format", "json"},
       2,
       "--format of export is csv or jsonl, not \"json\""},
      {{"export", "irak", "--format", "xml"}, 2, "--format of export is csv or jsonl, not \"xml\""},
      {{"export", "irak", "--count", "5"}, 2, "--count"},
      {{"search", "irak", "--format", "xml"}, 2, "--format"},
      {{"serve", "--port", "70000"}, 2, "--port"},
      {{"serve", "--port", "0", "--web", "/nowhere"}, 2, "/nowhere: is no folder; --web"},
      {{"serve", "--port", "0", "--host", "nowhere.invalid"}, 2, "no name of a host"},
      {{"serve", "--port", "0", "--host", "192.0.2.1"}, 2, "no address of this machine"},
      {{"colour", "red"}, 2, "\"colour\" is no command"},
      {{"--format", "csv", "colour"}, 2, "\"colour\" is no command"},
      {{}, 2, "subcommand"},
      {{"--help"}, 0, ""},
  };
  for (const auto& [arguments, status, error] : cases) {
    const Finished finished = briefkamer(arguments);
    std::string shown;
    for (const std::string& argument : arguments) shown += argument.substr(0, 40) + ' ';
    EXPECT_EQ(finished.status, status) << shown;
    if (*error == '\0') {
      EXPECT_EQ(finished.err, "") << shown;
    } else {
      EXPECT_THAT(finished.err, HasSubstr(error)) << shown;
      EXPECT_EQ(finished.out, "") << shown;
    }
  }
  const Finished missing = run_program("briefkamer", {"--database", "/nowhere", "search", "irak"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("/nowhere: there is no database"));
}

TEST_F(EndToEnd, FailsWhenWhatItFoundCannotBeWritten) {
  for (const char* command : {"search irak", "--format json search irak", "facets", "glossary",
                              "suggest def", "status", "export irak"}) {
    const std::string line = std::string(BUILD_FOLDER) + "/briefkamer --database '" + database() +
                             "' " + command + " >/dev/full 2>/dev/null";
    const int status = std::system(line.c_str());
    EXPECT_TRUE(WIFEXITED(status)) << command;
    EXPECT_EQ(WEXITSTATUS(status), 2) << command;
  }
}

TEST_F(EndToEnd, SaysOnStandardErrorThatNothingWasFound) {
  const struct {
    std::vector<std::string> arguments;
    const char* out;  // what a program that reads it gets
  } cases[] = {
      {{"glossary", "qqqxzz"}, ""},
      {{"glossary", "qqqxzz", "--format", "csv"}, "short,long,letters,first_date,last_date\r\n"},
      {{"facets", "qqqxzz", "--name", "kind"}, ""},
      {{"facets", "qqqxzz", "--name", "kind", "--format", "json"}, "[]\n"},
      {{"facets", "qqqxzz", "--format", "csv"}, "facet,value,label,count,chosen\r\n"},
      {{"suggest", "qqqxzz"}, ""},
      {{"suggest", "qqqxzz", "--format", "csv"}, "kind,text,id\r\n"},
      {{"search", "qqqxzz", "--format", "csv"},
       "id,date,kind,ministries,subject,score,topics,missions\r\n"},
  };
  for (const auto& [arguments, out] : cases) {
    const Finished finished = briefkamer(arguments);
    EXPECT_EQ(finished.status, 1) << arguments.front();
    EXPECT_EQ(finished.out, out) << arguments.front();
    EXPECT_EQ(finished.err, "briefkamer: nothing found for qqqxzz\n") << arguments.front();
  }
}

TEST_F(EndToEnd, ExportsAllThatIsFound) {
  const std::size_t total = json({"search", "irak", "--match", "all"}).at("total");
  const std::string table = briefkamer({"export", "irak", "--match", "all"}).out;
  EXPECT_EQ(csv_table(table).size(), total + 1);
  const Finished lines = briefkamer({"export", "irak", "--match", "all", "--format", "jsonl"});
  EXPECT_EQ(lines.status, 0);
  EXPECT_EQ(static_cast<std::size_t>(std::count(lines.out.begin(), lines.out.end(), '\n')), total);
  const std::string first = lines.out.substr(0, lines.out.find('\n'));
  EXPECT_EQ(Json::parse(first), json({"show", Json::parse(first).at("id")}));
  EXPECT_EQ(briefkamer({"export", "qqqxzz"}).status, 1);
}

TEST_F(EndToEnd, ExplainsTheQueryLanguageWhereItIsTyped) {
  for (const char* command : {"search", "facets"})
    EXPECT_THAT(briefkamer({command, "--help"}).out, HasSubstr("missie EN (Irak OF Syrië)"))
        << command;
}

Json without_time(Json answer) {
  answer.erase("milliseconds");
  return answer;
}

TEST_F(EndToEnd, AnswersTheSameOverHttp) {
  Running server("briefkamer", {"--database", database(), "serve", "--port", "0"});
  const std::string line = server.line();
  const std::string before = "http://127.0.0.1:";
  ASSERT_NE(line.find(before), std::string::npos) << line;
  EXPECT_THAT(line, HasSubstr(std::to_string(sample_letters()) + " letters"));
  httplib::Client client("127.0.0.1", std::stoi(line.substr(line.find(before) + before.size())));

  for (const std::string query :
       {"missies irak", "missie EN (irak OF syrië) NIET oir", "\"in Irak\"", "defensie*",
        "27925-980", "onderwerp:verslag soort:verslag", "datum:2024", "qqqxzz irak", "AND", "(",
        "é\"", ""}) {
    const auto answer =
        client.Get("/api/v1/search", httplib::Params{{"q", query}}, httplib::Headers());
    ASSERT_TRUE(answer) << query;
    EXPECT_EQ(without_time(Json::parse(answer->body)), without_time(json({"search", query})))
        << query;
  }
  const httplib::Params choices{{"q", "irak"},       {"ministry", "Defensie"}, {"mission", "nmi"},
                                {"from", "2020-06"}, {"to", "2025"},           {"sort", "newest"},
                                {"first", "1"},      {"count", "3"},           {"match", "any"}};
  std::vector<std::string> arguments{"search", "irak"};
  for (const auto& [name, value] : choices)
    if (name != "q") arguments.insert(arguments.end(), {"--" + name, value});
  const auto chosen = client.Get("/api/v1/search", choices, httplib::Headers());
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->status, 200) << chosen->body;
  EXPECT_EQ(without_time(Json::parse(chosen->body)), without_time(json(arguments)));

  for (const char* path : {"/", "/over", "/healthz", "/api/v1/status"})
    EXPECT_EQ(client.Get(path)->status, 200) << path;
  client.stop();
  EXPECT_EQ(server.stop(SIGTERM), 0);
}

TEST_F(EndToEnd, RefusesAPortThatIsTaken) {
  Running server("briefkamer", {"--database", database(), "serve", "--port", "0"});
  const std::string line = server.line();
  const std::string port = std::to_string(std::stoi(line.substr(line.rfind(':') + 1)));
  const Finished second = briefkamer({"serve", "--port", port});
  EXPECT_EQ(second.status, 2);
  EXPECT_THAT(second.err, HasSubstr("127.0.0.1:" + port + " is in use"));
  EXPECT_EQ(server.stop(SIGINT), 0);
}

// Two real letters: the annotated agenda of a meeting of NATO ministers, and its report.
TEST(EndToEndOfRealLetters, FindsWhatAReaderTypes) {
  const fs::path seeds = fs::path(SHARED_FOLDER) / "letters" / "seeds";
  if (!fs::exists(seeds)) GTEST_SKIP() << seeds << " is not on this machine";
  const TemporaryFolder folder;
  const std::string database = (folder.path() / "database").string();
  ASSERT_EQ(run_program("briefkamer-index", {"update", "--database", database, seeds}).status, 0);
  const struct {
    const char* query;
    const char* expected;  // a: the agenda of 31 January, v: the report of 21 February
  } cases[] = {
      {"missie", "av"},
      {"missies irak", "a"},
      {"Missies", "av"},
      {"brief", "av"},
      {"agenda", "a"},
      {"oekraine", "av"},
      {"Oekraïne", "av"},
      {"roemenie", "v"},
      {"Roemenië", "v"},
      {"geïnformeerd", "av"},
      {"F16", "v"},
      {"F-16", "v"},
      {"MQ9", "v"},
      {"MQ-9", "v"},
      {"zrms", "a"},
      {"Zr.Ms.", "a"},
      {"navotop", "av"},
      {"NAVO-top", "av"},
      {"defensieindustrie", "av"},
      {"27925-980", "a"},
      {"kst-27925-980", "a"},
      {"28676-472", "a"},
      {"\"NAVO-missie in Irak\"", "a"},
      {"\"NAVO-missie Irak\"", ""},
      {"Irak", "a"},
      {"Rafah", "a"},
      {"\"Baltic Sentry\"", "a"},
      {"NOT Irak", "v"},
      {"Defensie AND", "av"},
      {"datum:2025-02", "v"},
      {"datum:1-1-2025..31-1-2025", "a"},
      {"soort:verslag", "v"},
  };
  for (const auto& [query, expected] : cases) {
    const Finished found = run_program("briefkamer", {"--database", database, "--format", "json",
                                                      "search", "--match", "all", "--", query});
    const Json answer = Json::parse(found.out);
    std::string letters;
    for (const Json& hit : answer.at("hits")) letters += hit.at("date") == "2025-01-31" ? 'a' : 'v';
    std::sort(letters.begin(), letters.end());
    EXPECT_EQ(letters, expected) << query;
  }
}

}  // namespace
}  // namespace briefkamer::searcher
