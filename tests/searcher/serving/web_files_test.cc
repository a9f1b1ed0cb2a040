#include "searcher/serving/web_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "tests/searcher/temporary_folder.h"

namespace briefkamer::searcher {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return "cannot begin";
  std::string out(1'000'000, '\0');
  std::string in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

class WebFilesTest : public testing::Test {
 protected:
  WebFilesTest() {
    folder_.write("index.html",
                  "<link href=\"/style.css\"><script src=\"/js/page.js\"></script><a href=\"/\">");
    folder_.write("style.css", "a{}");
    folder_.write("js/page.js", std::string(5000, 'x'));
    folder_.write(".hidden", "secret");
    folder_.write(".git/config", "secret");
  }
  std::map<std::string, WebFile> load() const { return load_web_files(folder_.path()); }
  // The file whose address ends in `name`.
  static const WebFile* file(const std::map<std::string, WebFile>& files, const std::string& name) {
    for (const auto& [address, found] : files)
      if (address.ends_with(name)) return &found;
    return nullptr;
  }

  TemporaryFolder folder_;
};

TEST_F(WebFilesTest, HaveAddressesThatChangeWithThem) {
  const auto before = load();
  ASSERT_EQ(before.size(), 3U);
  const std::string root = before.begin()->first == "/" ? std::next(before.begin())->first : "";
  const std::string folder = root.substr(0, root.find('/', 8) + 1);
  EXPECT_TRUE(folder.starts_with("/assets/")) << folder;
  EXPECT_THAT(before.at("/").plain, HasSubstr("href=\"" + folder + "style.css\""));
  EXPECT_THAT(before.at("/").plain, HasSubstr("src=\"" + folder + "js/page.js\""));
  EXPECT_THAT(before.at("/").plain, HasSubstr("<a href=\"/\">"));

  EXPECT_EQ(load().at("/").plain, before.at("/").plain);
  folder_.write("style.css", "b{}");
  const auto after = load();
  EXPECT_EQ(after.count(folder + "style.css"), 0U);
  EXPECT_NE(after.at("/").hash, before.at("/").hash);
}

TEST_F(WebFilesTest, AreNotThoseThatAreHidden) {
  for (const auto& [address, found] : load()) EXPECT_THAT(found.plain, Not(HasSubstr("secret")));
}

TEST_F(WebFilesTest, KnowTheirTypes) {
  folder_.write("a.svg", "<svg/>");
  folder_.write("a.unknown", "?");
  const auto files = load();
  EXPECT_EQ(file(files, "style.css")->type, "text/css; charset=utf-8");
  EXPECT_EQ(file(files, "page.js")->type, "text/javascript; charset=utf-8");
  EXPECT_EQ(files.at("/").type, "text/html; charset=utf-8");
  EXPECT_EQ(file(files, "a.svg")->type, "image/svg+xml");
  EXPECT_EQ(file(files, "a.unknown")->type, "application/octet-stream");
}

TEST_F(WebFilesTest, AreCompressedWhereThatHelps) {
  const auto files = load();
  const WebFile* large = file(files, "page.js");
  EXPECT_EQ(unpacked(large->gzip), large->plain);
  EXPECT_FALSE(large->brotli.empty());
  EXPECT_LT(large->brotli.size(), large->plain.size());
  EXPECT_TRUE(file(files, "style.css")->gzip.empty());
  EXPECT_TRUE(file(files, "style.css")->brotli.empty());
}

TEST(WebFiles, SayWhatIsMissing) {
  const TemporaryFolder folder;
  try {
    load_web_files(folder.path());
    ADD_FAILURE() << "an empty folder is taken";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("there is no index.html"));
  }
  EXPECT_ANY_THROW(load_web_files(folder.path() / "absent"));
}

TEST(Gzip, KeepsAnyBytes) {
  for (const std::string& text : {std::string(), std::string("a"), std::string(100'000, '\0')})
    EXPECT_EQ(unpacked(gzip(text, 4)), text);
}

}  // namespace
}  // namespace briefkamer::searcher
