// Bytes that are put one behind the other, as fast as they can be: room is asked for once for many.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace briefkamer::indexer::glass {

inline constexpr std::size_t kLongestNumber = 10;  // bytes that put_number() takes at most

class ByteBuffer {
 public:
  // Makes room for `more` bytes behind those that are there. The functions below do not look
  // whether there is any.
  void need(std::size_t more) {
    if (room_ - size_ < more) grow(more);
  }

  void put(char byte) { bytes_[size_++] = byte; }

  void put(std::string_view bytes) {
    std::copy(bytes.begin(), bytes.end(), bytes_.get() + size_);
    size_ += bytes.size();
  }

  // As append_number() of glass_numbers.h.
  void put_number(std::uint64_t number) {
    while (number >= 0x80) {
      put(static_cast<char>(number | 0x80));
      number >>= 7;
    }
    put(static_cast<char>(number));
  }

  // Puts how many bytes there are from `begin` on in front of them, where one byte was left free.
  void put_size_before(std::size_t begin) {
    const std::size_t size = size_ - begin;
    if (size < 0x80) {
      bytes_[begin - 1] = static_cast<char>(size);
      return;
    }
    need(kLongestNumber);
    const std::string made(bytes_.get() + begin, size);
    size_ = begin - 1;
    put_number(size);
    put(made);
  }

  std::size_t size() const { return size_; }
  const char* data() const { return bytes_.get(); }
  std::string_view view() const { return {bytes_.get(), size_}; }

  // Keeps the memory.
  void clear() { size_ = 0; }

 private:
  void grow(std::size_t more) {
    const std::size_t room = std::max(size_ + more, 2 * room_);
    auto larger = std::make_unique_for_overwrite<char[]>(room);
    std::copy_n(bytes_.get(), size_, larger.get());
    bytes_ = std::move(larger);
    room_ = room;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

// Reads what put_number() wrote at `at`, and moves behind it.
inline std::uint64_t take_number(const char*& at) {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return number;
  }
}

}  // namespace briefkamer::indexer::glass
