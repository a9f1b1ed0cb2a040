#include "corpus/letter_json.h"

#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "corpus/strings.h"

namespace briefkamer::corpus {
namespace {

// The fields of each struct, once, for writing and for reading.
template <typename Visit>
void each_field(Sender& x, Visit&& visit) {
  visit("ministry", x.ministry);
  visit("role", x.role);
  visit("name", x.name);
}

template <typename Visit>
void each_field(References& x, Visit&& visit) {
  visit("own", x.own);
  visit("yours", x.yours);
  visit("dossier", x.dossier);
  visit("number", x.number);
  visit("dossier_title", x.dossier_title);
}

template <typename Visit>
void each_field(Place& x, Visit&& visit) {
  visit("part", x.part);
  visit("index", x.index);
  visit("offset", x.offset);
  visit("length", x.length);
}

template <typename Visit>
void each_field(Section& x, Visit&& visit) {
  visit("heading", x.heading);
  visit("level", x.level);
  visit("text", x.text);
  visit("page", x.page);
  visit("annex", x.annex);
}

template <typename Visit>
void each_field(Annex& x, Visit&& visit) {
  visit("label", x.label);
  visit("title", x.title);
  visit("page", x.page);
}

template <typename Visit>
void each_field(Footnote& x, Visit&& visit) {
  visit("mark", x.mark);
  visit("text", x.text);
  visit("page", x.page);
  visit("section", x.section);
  visit("offset", x.offset);
}

template <typename Visit>
void each_field(PageStart& x, Visit&& visit) {
  visit("page", x.page);
  visit("section", x.section);
  visit("offset", x.offset);
}

template <typename Visit>
void each_field(Citation& x, Visit&& visit) {
  visit("kind", x.kind);
  visit("id", x.id);
  visit("text", x.text);
  visit("date", x.date);
  visit("place", x.place);
}

template <typename Visit>
void each_field(Abbreviation& x, Visit&& visit) {
  visit("short", x.short_form);
  visit("long", x.long_form);
  visit("count", x.count);
  visit("place", x.place);
}

template <typename Visit>
void each_field(Tag& x, Visit&& visit) {
  visit("id", x.id);
  visit("label", x.label);
  visit("places", x.places);
}

template <typename Visit>
void each_field(Source& x, Visit&& visit) {
  visit("path", x.path);
  visit("format", x.format);
  visit("hash", x.hash);
}

template <typename Visit>
void each_field(Letter& x, Visit&& visit) {
  visit("id", x.id);
  visit("aliases", x.aliases);
  visit("kind", x.kind);
  visit("date", x.date);
  visit("subject", x.subject);
  visit("senders", x.senders);
  visit("on_behalf_of", x.on_behalf_of);
  visit("addressee", x.addressee);
  visit("references", x.references);
  visit("sections", x.sections);
  visit("annexes", x.annexes);
  visit("footnotes", x.footnotes);
  visit("pages", x.pages);
  visit("citations", x.citations);
  visit("themes", x.themes);
  visit("abbreviations", x.abbreviations);
  visit("topics", x.topics);
  visit("missions", x.missions);
  visit("sources", x.sources);
  visit("inferred", x.inferred);
  visit("sample", x.sample);
}

constexpr const char* kPartNames[] = {"subject", "section", "footnote"};

template <typename T>
Json written(const T& value);

template <typename T>
Json written(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(written(value));
  return list;
}

template <typename T>
Json written(const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    return value.empty() ? Json() : Json(value);
  } else if constexpr (std::is_same_v<T, std::optional<Date>>) {
    return value ? Json(to_iso(*value)) : Json();
  } else if constexpr (std::is_same_v<T, Part>) {
    return kPartNames[static_cast<int>(value)];
  } else if constexpr (std::is_same_v<T, int>) {
    return value == 0 ? Json() : Json(value);  // numbers of pages, levels, annexes: from 1
  } else if constexpr (std::is_arithmetic_v<T>) {
    return value;
  } else {
    Json object = Json::object();
    // Writing only looks: each_field() takes a mutable reference for the sake of reading.
    each_field(const_cast<T&>(value),
               [&](const char* name, auto& field) { object[name] = written(field); });
    return object;
  }
}

// Whether eight bytes are all ASCII that JSON writes as it stands.
bool are_plain(const char* bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;  // a byte in every place
  constexpr std::uint64_t kTop = 0x80 * kEach;
  std::uint64_t text;
  std::memcpy(&text, bytes, 8);
  const auto has_below = [](std::uint64_t of, std::uint64_t least) {
    return (of - least * kEach) & ~of;
  };
  const std::uint64_t special =
      has_below(text, 0x20) | has_below(text ^ '"' * kEach, 1) | has_below(text ^ '\\' * kEach, 1);
  return ((text | special) & kTop) == 0;
}

// The text of a value, appended to `out`. A letter is mostly text, of which little is to be
// escaped.
class TextWriter {
 public:
  explicit TextWriter(std::string& out) : out_(out) {}

  template <typename T>
  void write(const std::vector<T>& values) {
    const char* before = "[";
    for (const T& value : values) {
      out_ += std::exchange(before, ",");
      write(value);
    }
    out_ += values.empty() ? "[]" : "]";
  }

  template <typename T>
  void write(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (value.empty()) return null();
      write_string(value);
    } else if constexpr (std::is_same_v<T, std::optional<Date>>) {
      if (!value) return null();
      write_string(to_iso(*value));
    } else if constexpr (std::is_same_v<T, Part>) {
      write_string(kPartNames[static_cast<int>(value)]);
    } else if constexpr (std::is_same_v<T, bool>) {
      out_ += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
      if (std::is_same_v<T, int> && value == 0) return null();
      out_ += std::to_string(value);
    } else {
      const char* before = "{\"";
      each_field(const_cast<T&>(value), [&](const char* name, auto& field) {
        out_ += std::exchange(before, ",\"");
        out_ += name;
        out_ += "\":";
        write(field);
      });
      out_ += '}';
    }
  }

 private:
  void null() { out_ += "null"; }

  void write_string(const std::string& text) {
    const std::size_t begin = out_.size();
    out_ += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
      if (text.size() - i >= 8 && are_plain(text.data() + i)) {
        i += 8;
        continue;
      }
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte >= 0x80) {
        const CodePoint next = code_point_at(text, i);
        if (next.value == 0xFFFD && next.length == 1) {  // seldom: left to who knows how
          out_.resize(begin);
          out_ += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
          return;
        }
        i += next.length;
      } else if (byte >= 0x20 && byte != '"' && byte != '\\') {
        ++i;
      } else {
        out_.append(text, done, i - done);
        escape(text[i]);
        done = ++i;
      }
    }
    out_.append(text, done);
    out_ += '"';
  }

  void escape(char c) {
    static constexpr std::string_view kLetters = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (std::size_t i = 0; i < kLetters.size(); i += 2) {
      if (kLetters[i] != c) continue;
      out_ += '\\';
      out_ += kLetters[i + 1];
      return;
    }
    static constexpr const char* kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out_ += "\\u00";
    out_ += kDigits[byte >> 4];
    out_ += kDigits[byte & 15];
  }

  std::string& out_;
};

[[noreturn]] void wrong_type(const char* name, const char* wanted) {
  throw std::invalid_argument(std::string("letter as JSON: \"") + name + "\" should be " + wanted);
}

template <typename T>
void read(const char* name, const Json& json, T& value);

template <typename T>
void read(const char* name, const Json& json, std::vector<T>& values) {
  if (!json.is_array()) wrong_type(name, "a list");
  values.resize(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) read(name, json[i], values[i]);
}

void read_part(const char* name, const Json& json, Part& value) {
  for (int i = 0; i < 3; ++i) {
    if (json == kPartNames[i]) {
      value = static_cast<Part>(i);
      return;
    }
  }
  wrong_type(name, "subject, section or footnote");
}

template <typename T>
void read(const char* name, const Json& json, T& value) {
  if (json.is_null()) return;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!json.is_string()) wrong_type(name, "text");
    value = json.get<std::string>();
  } else if constexpr (std::is_same_v<T, std::optional<Date>>) {
    if (json.is_string()) value = from_iso(json.get<std::string>());
    if (!value) wrong_type(name, "a date, YYYY-MM-DD");
  } else if constexpr (std::is_same_v<T, Part>) {
    read_part(name, json, value);
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!json.is_boolean()) wrong_type(name, "true or false");
    value = json.get<bool>();
  } else if constexpr (std::is_arithmetic_v<T>) {
    if (!json.is_number_unsigned()) wrong_type(name, "a whole number, 0 or more");
    value = json.get<T>();
  } else {
    if (!json.is_object()) wrong_type(name, "an object");
    each_field(value, [&](const char* key, auto& field) {
      if (const auto found = json.find(key); found != json.end()) read(key, *found, field);
    });
  }
}

}  // namespace

Json to_json(const Letter& letter) {
  return written(letter);
}

std::string json_text(const Letter& letter) {
  std::string text;
  TextWriter(text).write(letter);
  return text;
}

Letter letter_from_json(const Json& json) {
  Letter letter;
  read("letter", json, letter);
  return letter;
}

}  // namespace briefkamer::corpus
