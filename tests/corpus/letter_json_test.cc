#include "corpus/letter_json.h"

#include <gtest/gtest.h>

#include <stdexcept>

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
  letter.references = {"BS2025000001", "", "28676", "472"};
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
