#include "corpus/harvest/sync_feed.h"

#include <algorithm>

#include "corpus/reader.h"
#include "corpus/reading/xml_tree.h"
#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

// "verwijderd" of "ns1:verwijderd", whose prefix is not always declared.
std::string without_prefix(const std::string& name) {
  const auto colon = name.find(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

std::string reference_of(const XmlNode& node) {
  for (const auto& [name, value] : node.attributes) {
    if (without_prefix(name) == "ref") return lower(value);
  }
  return {};
}

void add_field(FeedEntry& entry, const XmlNode& node) {
  if (node.name.empty()) return;
  auto value = reference_of(node);
  if (value.empty()) value = std::string(trimmed(node.all_text()));
  if (!value.empty()) entry.fields[without_prefix(node.name)].push_back(std::move(value));
}

FeedEntry entry_of(const XmlNode& payload) {
  FeedEntry entry;
  for (const auto& [name, value] : payload.attributes) {
    const auto plain = without_prefix(name);
    if (plain == "id") {
      entry.id = lower(value);
    } else if (plain == "verwijderd") {
      entry.deleted = lower(value) == "true";
    } else if (!value.empty()) {
      entry.fields[plain].push_back(value);
    }
  }
  for (const auto& child : payload.children) add_field(entry, child);
  return entry;
}

std::string token_of(std::string_view address) {
  constexpr std::string_view kName = "skiptoken=";
  const auto start = lower(address).find(kName);
  return start == std::string::npos ? std::string()
                                    : std::string(digits_at(address, start + kName.size()));
}

// The token in the link of that relation; empty when there is none.
std::string link_token(const XmlNode& node, std::string_view relation) {
  for (const auto& child : node.children) {
    if (child.name == "link" && child.attribute("rel") == relation) {
      return token_of(child.attribute("href"));
    }
  }
  return {};
}

const XmlNode* payload_of(const XmlNode& entry) {
  const auto* content = entry.child("content");
  if (!content) return nullptr;
  for (const auto& child : content->children) {
    if (!child.name.empty()) return &child;
  }
  return nullptr;
}

}  // namespace

const std::string& FeedEntry::first(const std::string& name) const {
  static const std::string kNone;
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? kNone : found->second.front();
}

bool is_guid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    if (dash ? c != '-' : !(is_digit(c) || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

FeedPage read_feed_page(std::string_view bytes) {
  const auto root = parse_xml(bytes);
  if (root.name != "feed") throw ReadError("not a page of the feed, but <" + root.name + ">");
  FeedPage page;
  std::string next_of_entry;
  for (const auto& child : root.children) {
    if (child.name != "entry") continue;
    ++page.size;
    next_of_entry = link_token(child, "next");
    const auto* payload = payload_of(child);
    auto entry = payload ? entry_of(*payload) : FeedEntry();
    if (is_guid(entry.id)) page.entries.push_back(std::move(entry));
  }
  page.next = next_of_entry;
  if (page.next.empty()) page.next = link_token(root, "next");
  if (page.next.empty()) page.next = link_token(root, "resume");
  return page;
}

}  // namespace briefkamer::corpus
