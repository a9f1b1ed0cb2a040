#include "corpus/letter_json.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>

namespace briefkamer::corpus {
namespace {

Letter full_letter() {
  Letter letter;
  letter.id = "2025-01-31-defensie-0a1b2c3d";
  letter.aliases = {"2025-01-31-defensie-ffffffff"};
  letter.kind = "verslag";
  letter.date = from_iso("2025-01-31");
  letter.subject = "Verslag";
  letter.senders = {{"mnre1018", "minister van Defensie", "A. Voorbeeld"}};
  letter.on_behalf_of = {"minister van Buitenlandse Zaken"};
  letter.addressee = "de Voorzitter van de Tweede Kamer der Staten-Generaal";
  letter.references = {"BS2025000001", "", "28676", "472", "NAVO"};
  letter.sections = {{"Missies", 1, "Eerste.\n• Tweede.", 2, 0}, {"Inzet", 1, "Tekst.", 3, 1}};
  letter.annexes = {{"Bijlage 1", "Overzicht", 3}};
  letter.footnotes = {{"1", "Kamerstuk 28 676, nr. 472.", 2, 0, 7}};
  letter.pages = {{1, 0, 0}, {2, 0, 8}};
  letter.citations = {{"kamerstuk",
                       "kst-28676-472",
                       "Kamerstuk 28 676, nr. 472",
                       from_iso("2024-11-08"),
                       {Part::kFootnote, 0, 0, 25}}};
  letter.themes = {"Internationaal | Defensie"};
  letter.abbreviations = {{"NUC", "NATO-Ukraine Council", 2, {Part::kSection, 1, 0, 5}}};
  letter.topics = {{"defensie", "Defensie", {{Part::kSubject, 0, 0, 7}}}};
  letter.missions = {{"nmi", "NAVO-missie in Irak", {}}};
  letter.sources = {{"a.txt", "text", "00ff"}};
  letter.inferred = {"kind"};
  letter.sample = true;
  return letter;
}

TEST(LetterJson, KeepsEveryField) {
  for (const Letter& letter : {full_letter(), Letter()})
    EXPECT_EQ(letter_from_json(Json::parse(to_json(letter).dump())), letter);
}

TEST(LetterJson, WritesWhatIsAbsentAsNullOrEmptyList) {
  const Json json = to_json(Letter());
  EXPECT_TRUE(json.at("id").is_null());
  EXPECT_TRUE(json.at("date").is_null());
  EXPECT_EQ(json.at("sections"), Json::array());
}

std::string slow_text(const Letter& letter) {
  return to_json(letter).dump(-1, ' ', false, Json::error_handler_t::replace);
}

TEST(LetterJson, IsTheSameTextWhoeverWritesIt) {
  for (const Letter& letter : {full_letter(), Letter()})
    EXPECT_EQ(json_text(letter), slow_text(letter));
  std::string all;
  for (int byte = 1; byte < 128; ++byte) all += static_cast<char>(byte);
  for (const std::string& odd :
       {std::string("\0", 1), std::string("a\"b\\c/d"), std::string("Oekraïne – €1 \U0001F600"),
        all, std::string("\xff"), std::string("a\xc3"), std::string("\xed\xa0\x80 x"),
        std::string("\xc0\xaf"), std::string("\uFFFD"), std::string("é\n\xf5 é")}) {
    Letter letter = full_letter();
    letter.subject = odd;
    letter.sections[0].text = "voor " + odd + " na";
    letter.themes = {"", odd};
    EXPECT_EQ(json_text(letter), slow_text(letter)) << odd;
  }
}

TEST(LetterJson, IsTheSameTextForAnyBytes) {
  std::mt19937 random(20251122);
  for (int i = 0; i < 2000; ++i) {
    Letter letter;
    for (std::size_t n = random() % 30; n > 0; --n)
      letter.subject += static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26);
    EXPECT_EQ(json_text(letter), slow_text(letter)) << "seed 20251122, letter " << i;
  }
}

TEST(LetterJson, NamesTheKeyOfAWrongValue) {
  const struct {
    const char* json;
    const char* key;
  } cases[] = {
      {R"({"id": 5})", "\"id\""},
      {R"({"date": "31 januari"})", "\"date\""},
      {R"({"sections": {}})", "\"sections\""},
      {R"({"sections": [{"page": -1}]})", "\"page\""},
      {R"({"citations": [{"place": {"part": "head"}}]})", "\"part\""},
      {R"([])", "\"letter\""},
  };
  for (const auto& [json, key] : cases) {
    try {
      letter_from_json(Json::parse(json));
      ADD_FAILURE() << json << " was accepted";
    } catch (const std::invalid_argument& error) {
      EXPECT_NE(std::string(error.what()).find(key), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace briefkamer::corpus
