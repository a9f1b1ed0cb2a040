// What the publisher of official papers says of them: the records (metadata.xml) that stand beside
// each, and the same names in the papers themselves and in web pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/reading/xml_tree.h"

namespace briefkamer::corpus {

// Gathers the fields of a paper, in whatever order they come.
class OfficialFields {
 public:
  // Takes in one field: "OVERHEIDop.dossiernummer" is "32545". Unknown names are passed over.
  void add(std::string_view name, std::string_view scheme, std::string_view content);

  // What they say together. Of written questions the sender is who answered, else who submitted
  // the paper.
  Metadata result() const;

 private:
  Metadata metadata_;
  std::string title_;
  std::string publication_;
  std::vector<Sender> submitted_;
  std::vector<Sender> answered_;
};

// Whether `root` is a record: <metadata_gegevens>, or the OWMS form of it.
bool is_metadata_record(const XmlNode& root);

// The fields of a record.
Metadata metadata_of(const XmlNode& record);

// `metadata` with what `record` knows in place of it.
void use_record(Metadata& metadata, const Metadata& record);

// Where the paper with this id is published.
std::string official_address(std::string_view id);

}  // namespace briefkamer::corpus
