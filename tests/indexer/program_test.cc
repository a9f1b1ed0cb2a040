// briefkamer-index as a program: what it says, and how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>
#include <sstream>

#include "corpus/letter_json.h"
#include "indexer/folder/file_record.h"
#include "tests/indexer/program.h"

namespace briefkamer::indexer {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class Program : public testing::Test {
 protected:
  Outcome run(std::vector<std::string> arguments, const std::string& input = {}) const {
    return run_program(folder, arguments, input);
  }
  Outcome update(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"update", (folder / "brieven").string(), "--database",
                                       (folder / "database").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  // The JSON objects that were printed, one a line.
  static std::vector<corpus::Json> objects(const std::string& out) {
    std::vector<corpus::Json> found;
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
      found.push_back(corpus::Json::parse(line));
      EXPECT_TRUE(found.back().is_object()) << line;
    }
    return found;
  }

  const Folder folder;
};

TEST_F(Program, NamesEveryFileThatCannotBeReadAndReadsTheOthers) {
  const struct {
    const char* name;
    std::string bytes;
    const char* reason;
  } cases[] = {
      {"leeg.txt", "", "empty"},
      {"binair.txt", std::string(100, '\0'), "binary"},
      {"code.txt", "Geachte caf\xC3 \xE2\x82 heer \xC3\xAF\xC3\xAB\n", "save the file as UTF-8"},
      {"groot.txt", std::string((1 << 20) + 1, 'a'), "too large"},
      {"foto.txt", "\xFF\xD8\xFF\xE0JFIF", "an image"},
      {"regel\neinde.txt", "", "empty"},
  };
  for (const auto& row : cases) folder.write(std::string("brieven/") + row.name, row.bytes);
  folder.write("brieven/goed.txt", letter_text("Alfa", "De missie in Irak."));
  folder.write("brieven/kaal.txt", "alleen een regel");  // no date, subject or salutation
  fs::create_symlink("rond", folder / "brieven/rond");
  const Outcome done = update({"--max-file", "1"});
  EXPECT_EQ(done.status, 0);
  for (const auto& row : cases) {
    EXPECT_THAT(done.err, HasSubstr(printable_path(row.name) + ": ")) << row.name;
    EXPECT_THAT(done.err, HasSubstr(row.reason)) << row.name;
  }
  EXPECT_THAT(done.err, HasSubstr("brieven/rond: "));
  EXPECT_EQ(std::count(done.err.begin(), done.err.end(), '\n'), 7);  // one line each
  EXPECT_EQ(done.out,
            "read 2, added 2, changed 0, unchanged 0, moved 0, duplicate 0, gone 0, pruned 0, "
            "failed 7\n");
}

TEST_F(Program, GivesItsSummaryAsJson) {
  folder.write("brieven/goed.txt", letter_text("Alfa", "De missie in Irak."));
  folder.write("brieven/caf\xE9.txt", "");
  const auto json = objects(update({"--format", "json"}).out);
  ASSERT_EQ(json.size(), 1u);
  EXPECT_EQ(json[0].at("read"), 1);
  EXPECT_EQ(json[0].at("added"), 1);
  EXPECT_THAT(json[0].at("failed").at(0).at("path").get<std::string>(), HasSubstr("caf%E9.txt"));
  EXPECT_THAT(json[0].at("failed").at(0).at("reason").get<std::string>(), HasSubstr("empty"));
}

TEST_F(Program, EndsAsItsHelpSays) {
  EXPECT_THAT(run({"--help"}).out,
              HasSubstr("Exit status: 0 done, 1 no files to read, 2 error, or none of the files "
                        "could be read."));
  EXPECT_EQ(run({"--help"}).status, 0);
  fs::create_directory(folder / "brieven");
  EXPECT_EQ(update().status, 1);
  folder.write("brieven/leeg.txt", "");
  EXPECT_EQ(update().status, 2);
  const fs::path good = folder.write("brieven/goed.txt", letter_text("Alfa", "De missie."));
  EXPECT_EQ(update().status, 0);
  EXPECT_EQ(update().status, 0);  // nothing new is no error
  EXPECT_EQ(run({"parse", good.string()}).status, 0);
  EXPECT_EQ(run({"parse", (folder / "brieven/leeg.txt").string()}).status, 2);
  EXPECT_EQ(run({"parse", good.string(), (folder / "brieven/leeg.txt").string()}).status, 0);
}

TEST_F(Program, SaysWhatIsWrongAndWhatToDo) {
  const std::string file = folder.write("bestand", "tekst").string();
  const std::string database = (folder / "database").string();
  const std::string missing = (folder / "weg").string();
  const struct {
    std::vector<std::string> arguments;
    std::vector<std::string> said;
  } cases[] = {
      {{}, {"--help"}},
      {{"verander"}, {"verander", "--help"}},
      {{"update"}, {"path", "--help"}},
      {{"update", file, "--snel"}, {"--snel", "--help"}},
      {{"update", file, "--max-file", "0"}, {"--max-file"}},
      {{"update", file, "--max-file", "veel"}, {"--max-file"}},
      {{"update", file, "--commit-every", "0"}, {"--commit-every"}},
      {{"update", file, "--format", "xml"}, {"--format", "json"}},
      {{"update", file, "--database", file}, {file, "cannot be made"}},
      {{"update", missing, "--database", database}, {missing + ": does not exist"}},
      {{"update", "", "--database", database}, {"briefkamer-index: "}},
      {{"rebuild", "--database", missing}, {missing, "briefkamer-index update"}},
      {{"parse", missing}, {missing + ": does not exist"}},
      {{"parse"}, {"path"}},
  };
  for (const auto& [arguments, said] : cases) {
    const Outcome done = run(arguments);
    const std::string what = testing::PrintToString(arguments);
    EXPECT_EQ(done.status, 2) << what;
    for (const std::string& text : said) EXPECT_THAT(done.err, HasSubstr(text)) << what;
  }
}

TEST_F(Program, SaysWhenItsDataIsNotThere) {
  ::setenv("BRIEFKAMER_DATA", folder.path().c_str(), 1);
  const Outcome done = update();
  ::unsetenv("BRIEFKAMER_DATA");
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, AllOf(HasSubstr(folder.path().string()), HasSubstr("BRIEFKAMER_DATA")));
}

TEST_F(Program, TakesTheDatabaseFromTheEnvironment) {
  const std::string file = folder.write("a.txt", letter_text("Alfa", "De missie.")).string();
  ::setenv("BRIEFKAMER_DATABASE", (folder / "van omgeving").c_str(), 1);
  EXPECT_EQ(run({"update", file}).status, 0);
  EXPECT_THAT(run({"rebuild"}).out, HasSubstr("rebuilt 1 letter"));
  ::unsetenv("BRIEFKAMER_DATABASE");
  EXPECT_TRUE(fs::exists(folder / "van omgeving/XAPIANDB"));
}

TEST_F(Program, ParsesToOneObjectALine) {
  folder.write("brieven/a.txt", letter_text("Alfa", "De missie\nin Irak."));
  folder.write("brieven/b.txt", "een \xE2\x80\xA8 regel");
  folder.write("brieven/leeg.txt", "");
  const Outcome done = run({"parse", (folder / "brieven").string()});
  const auto letters = objects(done.out);
  ASSERT_EQ(letters.size(), 2u);
  EXPECT_EQ(letters[0].at("subject"), "Alfa");
  EXPECT_TRUE(letters[1].at("date").is_null());
  EXPECT_EQ(letters[1].at("senders"), corpus::Json::array());
  EXPECT_THAT(done.err, HasSubstr("leeg.txt: empty"));
}

TEST_F(Program, AnalyzesToOneObjectALine) {
  const Outcome done = run({"analyze"}, "NAVO-top\n\n\xFF\xFE brieven\nlaatste");
  EXPECT_EQ(done.status, 0);
  const auto lines = objects(done.out);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].at("tokens").at(0).at("surface"), "navotop");
  EXPECT_EQ(lines[1].at("tokens"), corpus::Json::array());
  EXPECT_EQ(lines[2].at("tokens").at(0).at("terms").at(0).at("term"), "brief");
  EXPECT_EQ(lines[2].at("tokens").at(0).at("begin"), 3);
}

// A disk without room, as a limit on the size of files shows it.
TEST_F(Program, SaysWhatToDoWhenTheDiskIsFullAndLosesNothing) {
  for (int i = 0; i < 40; ++i) {
    std::string body;
    for (int k = 0; k < 400; ++k) body += "Woord" + std::to_string(i * 400 + k) + " telt. ";
    folder.write("brieven/" + std::to_string(i), letter_text("Brief " + std::to_string(i), body));
  }
  ASSERT_EQ(
      run({"update", (folder / "brieven/0").string(), "--database", (folder / "database").string()})
          .status,
      0);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{200'000, before.rlim_max};
  std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &small);
  const Outcome full = update({"--commit-every", "3"});
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, SIG_DFL);
  EXPECT_EQ(full.status, 2);
  EXPECT_THAT(full.err, AllOf(HasSubstr((folder / "database").string()), HasSubstr("disk")));
  EXPECT_GE(exported(folder / "database").size(), 1u);
  EXPECT_EQ(update().status, 0);
  EXPECT_EQ(exported(folder / "database").size(), 40u);
}

TEST_F(Program, SaysWhenItsOutputCannotBeWritten) {
  fs::create_symlink("/dev/full", folder / "out");
  folder.write("in", "brief\n");
  int status = 0;
  ::waitpid(start_program(folder, {"analyze"}), &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 2);
  EXPECT_THAT(content(folder / "err"), HasSubstr("cannot be written"));
}

TEST_F(Program, ShowsItsProgressOnATerminalAlone) {
  for (int i = 0; i < 30; ++i)
    folder.write("brieven/" + std::to_string(i) + ".txt", letter_text("Brief", "De missie."));
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child < 0) GTEST_SKIP() << "there is no terminal to be had here: " << std::strerror(errno);
  const std::string letters = (folder / "brieven").string();
  const std::string database = (folder / "database").string();
  if (child == 0) {
    ::execl(PROGRAM, PROGRAM, "update", letters.c_str(), "--database", database.c_str(), nullptr);
    ::_exit(127);
  }
  std::string shown;
  char bytes[4096];
  for (ssize_t got; (got = ::read(terminal, bytes, sizeof(bytes))) > 0;)
    shown.append(bytes, static_cast<std::size_t>(got));
  ::close(terminal);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_THAT(shown,
              AllOf(HasSubstr("\r\033[Kread 20 of 30"), HasSubstr("\r\033[Kread 30, added")));
  EXPECT_EQ(update().err, "");
}

}  // namespace
}  // namespace briefkamer::indexer
