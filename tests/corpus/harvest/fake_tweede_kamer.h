// The SyncFeed of the Tweede Kamer as far as a harvest needs it, in the shapes that it has.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/corpus/harvest/fake_source.h"

namespace briefkamer::corpus {

// "00000000-0000-0000-0000-000000000007"
inline std::string guid(int number) {
  const auto digits = std::to_string(number);
  return "00000000-0000-0000-0000-" + std::string(12 - digits.size(), '0') + digits;
}

class FakeTweedeKamer {
 public:
  FakeTweedeKamer() : source([this](const httplib::Request& request) { return answer(request); }) {}

  // Adds an entry with these elements and attributes to the feed of a category.
  void add(const std::string& category, int id, const std::string& elements,
           const std::string& attributes = {}) {
    feeds[category].push_back(
        "<content type=\"application/xml\"><ns1:payload xmlns:ns1=\"http://www.tweedekamer.nl/xsd/"
        "tkData/v1-0\" id=\"" +
        guid(id) + "\" ns1:bijgewerkt=\"2025-02-03T10:00:00.1234567\" " + attributes + ">" +
        elements + "</ns1:payload></content>");
  }

  // A letter of the government with its file.
  void add_letter(int id, const std::string& number, const std::string& subject,
                  const std::string& file, const std::string& more = {},
                  const std::string& day = "2025-01-31") {
    add("Document", id,
        "<ns1:soort>Brief regering</ns1:soort><ns1:documentNummer>" + number +
            "</ns1:documentNummer><ns1:titel>" + subject + "</ns1:titel><ns1:onderwerp>" + subject +
            "</ns1:onderwerp><ns1:datum>" + day + "T00:00:00</ns1:datum>" + more,
        "ns1:contentType=\"application/pdf\" ns1:contentLength=\"" + std::to_string(file.size()) +
            "\"");
    files[guid(id)] = {200, file};
  }

  void remove(const std::string& category, int id) {
    add(category, id, "", "ns1:verwijderd=\"True\"");
  }

  std::map<std::string, std::vector<std::string>> feeds;
  std::map<std::string, FakeAnswer> files;  // by GUID
  std::map<std::string, std::vector<FakeAnswer>>
      in_between;  // by target: each once, before all else
  std::size_t page_size = 2;
  FakeSource source;

 private:
  FakeAnswer answer(const httplib::Request& request) {
    auto& first = in_between[request.target];
    if (!first.empty()) {
      const auto next = first.front();
      first.erase(first.begin());
      return next;
    }
    constexpr std::string_view kFiles = "/Resources/";
    if (request.path.starts_with(kFiles)) {
      const auto file = files.find(request.path.substr(kFiles.size()));
      return file == files.end() ? FakeAnswer{404} : file->second;
    }
    if (request.path != "/Feed") return {404};
    return {200, page(request.get_param_value("category"),
                      std::stoul(request.get_param_value("skiptoken")))};
  }

  static std::string link(const std::string& relation, const std::string& category,
                          std::size_t token) {
    return "<link rel=\"" + relation +
           "\" href=\"https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed?category=" +
           category + "&amp;skiptoken=" + std::to_string(token) + "\"/>";
  }

  std::string page(const std::string& category, std::size_t token) {
    const auto& entries = feeds[category];
    std::string body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">"
        "<title>SyncFeed</title>";
    std::size_t i = token;
    for (; i < std::min(entries.size(), token + page_size); ++i) {
      body += "<entry><title>t</title><category term=\"" + category + "\"/>" +
              link("next", category, i + 1) + entries[i] + "</entry>";
    }
    if (i == token) body += link("resume", category, token);
    return body + "</feed>";
  }
};

}  // namespace briefkamer::corpus
