#include "searcher/serving/answer_json.h"

#include <gtest/gtest.h>

namespace briefkamer::searcher {
namespace {

using corpus::Json;

Answer full_answer() {
  Answer answer;
  answer.reading = "missies EN irak";
  answer.words = {"missies", "irak"};
  answer.notes = {"Let op."};
  answer.citation = "kst-27925-980";
  answer.expanded = {"NMI"};
  answer.suggestion = "defensie";
  answer.total = 12;
  answer.total_some = 30;
  answer.first = 10;
  answer.count = 1;
  Hit hit;
  hit.id = "a";
  hit.date = corpus::from_iso("2025-01-31");
  hit.subject = "Missies";
  hit.subject_pieces = {{"Missies", true}};
  hit.kind = {"verslag", "Verslag", ""};
  hit.ministries = {{"mnre1018", "Defensie", ""}};
  hit.topics = {{"marine", "Marine", "defensie"}};
  hit.missions = {{"nmi", "NAVO-missie in Irak", ""}};
  hit.score = 12.5;
  hit.some = true;
  hit.sample = true;
  hit.cited_by = 3;
  hit.meeting = {"b", {"geannoteerde-agenda", "Geannoteerde agenda", ""}};
  hit.sections = {{"Kop", "Bijlage 1", "s4", 2, {{"over ", false}, {"Irak", true}}}};
  answer.hits = {hit};
  answer.facets = {{"topic", {{{"marine", "Marine", "defensie"}, 3, true}}}, {"kind", {}}};
  answer.histogram = {{"2025-01", 3}};
  answer.missing = {"10.0.0.7:7001"};
  answer.milliseconds = 1.5;
  return answer;
}

TEST(AnswerJson, HasEveryField) {
  EXPECT_EQ(to_json(full_answer()), Json::parse(R"({
    "version": 1,
    "reading": {"text": "missies EN irak", "words": ["missies", "irak"], "notes": ["Let op."],
                "citation": "kst-27925-980"},
    "expanded": ["NMI"], "suggestion": "defensie",
    "total": 12, "total_some": 30, "first": 10, "count": 1,
    "hits": [{"id": "a", "date": "2025-01-31", "subject": "Missies",
      "subject_pieces": [{"text": "Missies", "marked": true}],
      "dossier_pieces": [],
      "kind": {"value": "verslag", "label": "Verslag"},
      "ministries": [{"value": "mnre1018", "label": "Defensie"}],
      "topics": [{"value": "marine", "label": "Marine", "parent": "defensie"}],
      "missions": [{"value": "nmi", "label": "NAVO-missie in Irak"}],
      "score": 12.5, "some": true, "sample": true, "cited_by": 3,
      "meeting": {"id": "b", "kind": {"value": "geannoteerde-agenda",
                                      "label": "Geannoteerde agenda"}},
      "sections": [{"heading": "Kop", "annex": "Bijlage 1", "anchor": "s4", "page": 2,
        "snippet": [{"text": "over ", "marked": false}, {"text": "Irak", "marked": true}]}]}],
    "facets": {"topic": [{"value": "marine", "label": "Marine", "count": 3, "chosen": true,
                          "parent": "defensie"}], "kind": []},
    "histogram": [{"month": "2025-01", "count": 3}],
    "missing": ["10.0.0.7:7001"], "milliseconds": 1.5})"));
}

TEST(AnswerJson, WritesWhatIsAbsentAsNullOrEmptyList) {
  Answer answer;
  answer.hits.resize(1);
  answer.hits[0].sections.resize(1);
  EXPECT_EQ(to_json(answer), Json::parse(R"({
    "version": 1,
    "reading": {"text": "", "words": [], "notes": [], "citation": null},
    "expanded": [], "suggestion": null,
    "total": 0, "total_some": 0, "first": 0, "count": 0,
    "hits": [{"id": "", "date": null, "subject": null, "subject_pieces": [], "dossier_pieces": [], "kind": null,
      "ministries": [], "topics": [], "missions": [], "score": 0.0, "some": false, "sample": false,
      "cited_by": 0, "meeting": null,
      "sections": [{"heading": null, "annex": null, "anchor": "", "page": null, "snippet": []}]}],
    "facets": {}, "histogram": [], "missing": [], "milliseconds": 0.0})"));
}

TEST(AnswerJson, IsOneLineOfUtf8WhateverIsInIt) {
  Answer answer;
  answer.reading = "a\nb\xff\"";
  const std::string line = to_line(to_json(answer));
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(Json::parse(line).at("reading").at("text"), "a\nb\uFFFD\"");
}

}  // namespace
}  // namespace briefkamer::searcher
