#include "searcher/facet_values.h"

#include <gtest/gtest.h>

namespace briefkamer::searcher {
namespace {

corpus::Vocabulary vocabulary() {
  corpus::Vocabulary all;
  corpus::Mission nmi;
  nmi.id = "nmi";
  nmi.label = "NAVO-missie in Irak";
  nmi.aliases = {"NMI", "NATO Mission Iraq"};
  corpus::Mission training;
  training.id = "eutm-mali";
  training.label = "EUTM Mali";
  training.aliases = {"EUTM"};
  corpus::Mission congo;
  congo.id = "monusco";
  congo.label = "MONUSCO";
  congo.aliases = {"MONUC"};
  all.missions = {nmi, training, congo};
  corpus::Topic defence;
  defence.id = "defensie";
  defence.label = "Defensie";
  corpus::Topic fleet;
  fleet.id = "marine";
  fleet.label = "Marine";
  fleet.parent = "defensie";
  all.topics = {defence, fleet};
  all.kinds = {{"verslag", "Verslag"}};
  corpus::Ministry old_name;
  old_name.id = "mnre1";
  old_name.label = "Landbouw";
  old_name.from = corpus::from_iso("2010-01-01");
  old_name.to = corpus::from_iso("2020-01-01");
  corpus::Ministry name = old_name;
  name.label = "Landbouw en Natuur";
  name.aliases = {"LVVN"};
  name.from = corpus::from_iso("2020-01-02");
  name.to = {};
  all.ministries = {old_name, name};
  return all;
}

TEST(FacetValue, IsFoundByIdLabelOrOtherName) {
  const struct {
    const char* facet;
    const char* text;
    const char* expected;  // "" is none
  } cases[] = {
      {"topic", "defensie", "defensie"},
      {"topic", "DEFENSIE", "defensie"},
      {"topic", "Marine", "marine"},
      {"topic", "leger", ""},
      {"topic", "", ""},
      {"topic", "!", ""},
      {"mission", "nmi", "nmi"},
      {"mission", "nato mission iraq", "nmi"},
      {"mission", "navo missie in irak", "nmi"},
      {"mission", "navo", ""},
      {"kind", "VERSLAG", "verslag"},
      {"kind", "verslagen", ""},
      {"ministry", "mnre1", "mnre1"},
      {"ministry", "ministerie van Landbouw", "mnre1"},
      {"ministry", "lvvn", "mnre1"},
      {"ministry", "", ""},
      {"year", "2024", ""},
      {"colour", "red", ""},
      {"topic", "none", "none"},
      {"mission", "onbekend", "none"},
      {"mission", "NAVO-missie in Irak (NMI)", "nmi"},
  };
  for (const auto& [facet, text, expected] : cases)
    EXPECT_EQ(facet_value(vocabulary(), facet, text).value_or(""), expected)
        << facet << ' ' << text;
}

TEST(FacetLabel, IsWhatAValueIsCalled) {
  const struct {
    const char* facet;
    const char* value;
    const char* date;
    const char* expected;
  } cases[] = {
      {"topic", "marine", "", "Marine"},
      {"topic", "gone", "", "gone"},  // of a vocabulary that was changed since
      {"mission", "nmi", "", "NAVO-missie in Irak (NMI)"},
      {"mission", "eutm-mali", "", "EUTM Mali"},  // has its abbreviation
      {"mission", "monusco", "", "MONUSCO"},
      {"kind", "verslag", "", "Verslag"},
      {"ministry", "mnre1", "", "Landbouw en Natuur"},
      {"ministry", "mnre1", "2015-05-05", "Landbouw"},
      {"ministry", "mnre9", "", "mnre9"},
      {"year", "2024", "", "2024"},
      {"month", "2025-01", "", "januari 2025"},
      {"month", "2025-11", "", "november 2025"},
      {"month", "2025-13", "", "2025-13"},
      {"kind", "none", "", "onbekend"},
  };
  for (const auto& [facet, value, date, expected] : cases)
    EXPECT_EQ(facet_label(vocabulary(), facet, value, corpus::from_iso(date)), expected) << value;
}

TEST(FacetParent, IsTheTopicAbove) {
  EXPECT_EQ(facet_parent(vocabulary(), "topic", "marine"), "defensie");
  EXPECT_EQ(facet_parent(vocabulary(), "topic", "defensie"), "");
  EXPECT_EQ(facet_parent(vocabulary(), "topic", "gone"), "");
  EXPECT_EQ(facet_parent(vocabulary(), "mission", "nmi"), "");
}

TEST(ComesBefore, IsTheOrderOfADictionary) {
  const std::vector<Named> in_order{{"a", "Eastern Sentry", ""},
                                    {"a", "économie", ""},
                                    {"a", "EU-missie in Armenië", ""},
                                    {"a", "EUAM Irak", ""},
                                    {"a", "eunavfor Aspides", ""},
                                    {"a", "EUNAVFOR Atalanta", ""},
                                    {"a", "Oefening", ""},
                                    {"b", "Oefening", ""},
                                    {"a", "oefening", ""},
                                    {"a", "onbekend", ""},
                                    {"a", "OVSE", ""}};
  for (std::size_t i = 0; i < in_order.size(); ++i)
    for (std::size_t j = 0; j < in_order.size(); ++j)
      EXPECT_EQ(comes_before(in_order[i], in_order[j]), i < j)
          << in_order[i].label << ", " << in_order[j].label;
}

}  // namespace
}  // namespace briefkamer::searcher
