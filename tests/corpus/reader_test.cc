#include "corpus/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace briefkamer::corpus {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

std::string error_of(const std::string& bytes) {
  try {
    read_bytes(bytes, "brief.txt");
  } catch (const ReadError& error) {
    return error.what();
  }
  return "no error";
}

// The blocks as "text|text"; a new page is "#", a wide gap "~".
std::string blocks_of(const std::string& bytes) {
  std::string result;
  const auto documents = read_bytes(bytes, "brief.txt");
  for (const auto& block : documents.front().blocks) {
    if (!result.empty()) result += '|';
    result += (block.starts_page ? "#" : "") + (block.gap_before ? "~"s : ""s) + block.text;
  }
  return result;
}

// Two bytes a letter.
std::string wide(std::string_view text) {
  std::string result;
  for (const char c : text) result.append({c, '\0'});
  return result;
}

TEST(Reader, TakesTextForText) {
  for (const auto* text :
       {"[Logo] Datum 3 mei 2024", "{concept}\nTekst", "a\tb\nTekst\nc\td\ne\tf\ng\th\ni\tj",
        "From: hier\nSubject: daar\n", "a; b; c\nd\ne; f\ng\nh\ni"})
    EXPECT_NE(blocks_of(text), "") << text;
}

TEST(Reader, NamesWhatIsWrongWithAFile) {
  const struct {
    std::string bytes;
    const char* expected;
  } cases[] = {
      {"", "empty"},
      {" \n\n ", "empty"},
      {"%PDF-1.7\n", "PDF"},
      {"PK\x03\x04rest", "zip"},
      {"{\\rtf1 tekst}", "RTF"},
      {"<?xml version='1.0'?><a/>", "XML"},
      {"\n<!DOCTYPE html><p></p>", "web page"},
      {"\x89PNG\r\n", "image"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Word"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + wide("EncryptedPackage"), "with a password"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + wide("__substg1.0_0037001F"), "Outlook"},
      {"From: a@b.nl\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nTekst\r\n", "e-mail message"},
      {"{\"subject\": \"Kazernes\"}\n", "JSON"},
      {"[{\"subject\": \"Kazernes\"}]", "JSON"},
      {"nr\tonderwerp\n1\ta\n2\tb\n3\tc\n4\td\n", "table"},
      {"nr;onderwerp;datum\n1;a;b\n2;b;c\n3;c;d\n4;d;e\n", "table"},
      {"tekst\0tekst"s, "zero bytes"},
      {"\x01\x02\x03\x04 tekst", "control characters"},
      {"Oekra\xC3\xAFne en Belgi\xC3 en Itali\xC3\xAB", "line 1"},  // UTF-8 with a byte lost
      {"regel\nkapot \x81\x8D", "line 2"},                          // no bytes of Windows-1252
      {"\xFF\xFE"
       "a",
       "UTF-16"},
  };
  for (const auto& [bytes, expected] : cases) {
    const auto error = error_of(bytes);
    EXPECT_THAT(error, HasSubstr(expected));
    EXPECT_EQ(error.find('\n'), std::string::npos) << error;
  }
}

TEST(Reader, UnderstandsTheUsualEncodings) {
  EXPECT_EQ(blocks_of("Oekraïne"), "Oekraïne");
  EXPECT_EQ(blocks_of("\xEF\xBB\xBFOekraïne"), "Oekraïne");
  EXPECT_EQ(blocks_of("Oekra\xEFne \x93top\x94 \x80 5"), "Oekraïne “top” € 5");
  EXPECT_EQ(blocks_of("\xFF\xFE\xEF\0n\0"s), "ïn");
  EXPECT_EQ(blocks_of("\xFE\xFF\0\xEF\0n"s), "ïn");
}

TEST(Reader, GivesTextOneForm) {
  EXPECT_EQ(blocks_of("Oekrai\u0308ne"), "Oekraïne");
  EXPECT_EQ(blocks_of("28\u00A0676 en 27\u2009925"), "28 676 en 27 925");
  EXPECT_EQ(blocks_of("een\r\ntwee\rdrie  \n"), "een\ntwee\ndrie");
  EXPECT_EQ(blocks_of("\uFB01nanci\u200Be\u0001"s + std::string(200, 'n')),
            "financie" + std::string(200, 'n'));
}

TEST(Reader, PutsLinesTogetherBetweenEmptyLines) {
  EXPECT_EQ(blocks_of("een\ntwee\n\ndrie\n \n\nvier"), "een\ntwee|drie|~vier");
}

TEST(Reader, SeesWherePagesStart) {
  const std::string page = "een\ntwee\ndrie\nvier\nvijf\n";
  EXPECT_EQ(blocks_of("een\fzes\n\f"), "#een|#zes");
  EXPECT_EQ(blocks_of(" " + page + " zes\nzeven\n"), "#een\ntwee\ndrie\nvier\nvijf|#zes\nzeven");
  EXPECT_EQ(blocks_of("een\nPagina 1 van 2Zes\nPagina 2 van 2"), "#een|#Zes");
  // A space before every line is how the text was typed.
  EXPECT_EQ(blocks_of(" een\n twee\n drie\n"), "een\ntwee\ndrie");
  EXPECT_EQ(read_bytes("een\fzes\n\f", "").front().pages, 2);
  EXPECT_EQ(read_bytes("een", "").front().pages, 0);
}

TEST(Reader, SaysWhereADocumentCameFrom) {
  const auto source = read_bytes("abc", "map/brief.txt").front().source;
  EXPECT_EQ(source.path, "map/brief.txt");
  EXPECT_EQ(source.format, "text");
  EXPECT_EQ(source.hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Reader, RefusesFilesThatItCannotTake) {
  const auto folder = std::filesystem::temp_directory_path();
  const auto path = folder / "briefkamer-reader-test.txt";
  std::ofstream(path) << "een brief van dertig bytes ...";
  const auto refusal = [](const std::filesystem::path& file,
                          const ReadLimits& limits) -> std::string {
    try {
      read_file(file, limits);
    } catch (const ReadError& error) {
      return error.what();
    }
    return "no error";
  };
  EXPECT_EQ(refusal(path, {}), "no error");
  EXPECT_THAT(refusal(path, {10}), HasSubstr("too large: 30 bytes"));
  EXPECT_THAT(refusal(folder, {}), HasSubstr("not a file"));
  EXPECT_THAT(refusal(folder / "briefkamer-no-such-file", {}), HasSubstr("cannot be opened"));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace briefkamer::corpus
