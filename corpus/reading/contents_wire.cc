#include "corpus/reading/contents_wire.h"

#include <cstdint>
#include <cstring>
#include <type_traits>

#include "corpus/reader.h"

namespace briefkamer::corpus {
namespace {

// The fields of each struct, named once for both directions.
void each_field(auto& wire, auto& v) {
  using T = std::remove_cvref_t<decltype(v)>;
  if constexpr (std::is_same_v<T, Box>) {
    wire(v.left, v.top, v.right, v.bottom);
  } else if constexpr (std::is_same_v<T, NoteMark>) {
    wire(v.offset, v.mark);
  } else if constexpr (std::is_same_v<T, Block>) {
    wire(v.kind, v.text, v.level, v.page, v.starts_page, v.gap_before, v.box, v.size, v.bold,
         v.italic, v.mark, v.notes);
  } else if constexpr (std::is_same_v<T, Sender>) {
    wire(v.ministry, v.role, v.name);
  } else if constexpr (std::is_same_v<T, Metadata>) {
    wire(v.id, v.number, v.date, v.subject, v.kind, v.senders, v.dossier, v.dossier_number,
         v.dossier_title, v.themes, v.own_reference, v.url);
  } else if constexpr (std::is_same_v<T, Source>) {
    wire(v.path, v.format, v.hash);
  } else if constexpr (std::is_same_v<T, Document>) {
    wire(v.blocks, v.metadata, v.source, v.pages, v.remarks);
  } else if constexpr (std::is_same_v<T, Member>) {
    wire(v.name, v.bytes, v.refused);
  } else {
    static_assert(std::is_same_v<T, Contents>);
    wire(v.documents, v.members, v.record, v.scans);
  }
}

class Writer {
 public:
  void operator()(const auto&... fields) { (put(fields), ...); }
  std::string bytes;

 private:
  template <typename T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void put(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes.append(raw, sizeof(T));
  }
  void put(const std::string& text) {
    put(text.size());
    bytes += text;
  }
  void put(const Date& date) { put(to_iso(date)); }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(values.size());
    for (const auto& value : values) put(value);
  }
  template <typename T>
    requires std::is_class_v<T>
  void put(const T& value) {
    each_field(*this, value);
  }
};

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : left_(bytes) {}
  void operator()(auto&... fields) { (get(fields), ...); }
  void end() const { require(left_.empty()); }

 private:
  static void require(bool sound) {
    if (!sound) throw ReadError("damaged so badly that reading it went astray");
  }
  std::string_view take(std::size_t count) {
    require(count <= left_.size());
    const auto taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }
  std::size_t count() {
    std::size_t value = 0;
    get(value);
    // Everything counted takes a byte or more.
    require(value <= left_.size());
    return value;
  }

  template <typename T>
    requires std::is_arithmetic_v<T>
  void get(T& value) {
    take(sizeof(T)).copy(reinterpret_cast<char*>(&value), sizeof(T));
  }
  void get(bool& value) {
    const char raw = take(1)[0];
    require(raw == 0 || raw == 1);
    value = raw == 1;
  }
  void get(BlockKind& kind) {
    int raw = 0;
    get(raw);
    require(raw >= 0 && raw <= static_cast<int>(BlockKind::kSignature));
    kind = static_cast<BlockKind>(raw);
  }
  void get(std::string& text) {
    const auto size = count();
    text = take(size);
  }
  void get(Date& date) {
    std::string text;
    get(text);
    const auto found = from_iso(text);
    require(found.has_value());
    date = *found;
  }
  template <typename T>
  void get(std::optional<T>& value) {
    bool present = false;
    get(present);
    if (present) get(value.emplace());
  }
  template <typename T>
  void get(std::vector<T>& values) {
    const auto size = count();
    for (std::size_t i = 0; i < size; ++i) get(values.emplace_back());
  }
  template <typename T>
    requires std::is_class_v<T>
  void get(T& value) {
    each_field(*this, value);
  }

  std::string_view left_;
};

}  // namespace

std::string to_wire(const Contents& contents) {
  Writer writer;
  writer(contents);
  return std::move(writer.bytes);
}

Contents from_wire(std::string_view bytes) {
  Contents contents;
  Scanner scanner(bytes);
  scanner(contents);
  scanner.end();
  return contents;
}

}  // namespace briefkamer::corpus
