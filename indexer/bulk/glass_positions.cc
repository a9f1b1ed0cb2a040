#include "indexer/bulk/glass_positions.h"

#include <bit>
#include <cstring>

#include "indexer/bulk/glass_numbers.h"

namespace briefkamer::indexer::glass {
namespace {

class BitWriter {
 public:
  explicit BitWriter(ByteBuffer& to) : to_(to) {}

  // `value`, of the `outcomes` numbers from 0. Where these are no power of two, those in the middle
  // take one bit less.
  void encode(std::uint64_t value, std::uint64_t outcomes) {
    const auto bits = static_cast<int>(std::bit_width(outcomes - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - outcomes;
    const std::uint64_t middle = (outcomes - spare) / 2;
    if (spare == 0 || value < middle) return put(value, bits);
    if (value < middle + spare) return put(value, bits - 1);
    put((value - (middle + spare)) | std::uint64_t{1} << (bits - 1), bits);
  }

  // The positions strictly between first and last, which are known.
  void between(std::span<const std::uint32_t> positions) {
    const std::size_t steps = positions.size() - 1;
    if (steps <= 1) return;
    const std::size_t half = steps / 2;
    const std::uint64_t spread = positions.back() - positions.front();
    encode(positions[half] - (positions.front() + half), spread - steps + 1);
    between(positions.first(half + 1));
    between(positions.subspan(half));
  }

  void end() {
    if (held_ > 0) to_.put(static_cast<char>(bits_));
  }

 private:
  void put(std::uint64_t value, int bits) {
    bits_ |= value << held_;
    for (held_ += bits; held_ >= 8; held_ -= 8) {
      to_.put(static_cast<char>(bits_));
      bits_ >>= 8;
    }
  }

  ByteBuffer& to_;
  std::uint64_t bits_ = 0;
  int held_ = 0;  // fewer than 8 between two calls
};

constexpr std::uint64_t kMostPositions = 1 << 22;

class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes.data()), end_(8 * bytes.size()) {}

  // What encode() was given with the same `outcomes`, which are at least one.
  std::uint64_t decode(std::uint64_t outcomes) {
    if (outcomes == 1 || at_ > end_) return 0;
    const auto bits = static_cast<unsigned>(std::bit_width(outcomes - 1));
    const std::uint64_t top = std::uint64_t{1} << (bits - 1);
    const std::uint64_t ahead = look_ahead();
    const std::uint64_t low = ahead & (top - 1);
    const bool is_short = low >= outcomes - top;
    at_ += bits - (is_short ? 1 : 0);
    return is_short ? low : ahead & (2 * top - 1);
  }

  // Fills in what is strictly between the first and the last, which are known and far enough apart;
  // there are two steps or more from one to the other.
  void between(std::uint32_t* first, std::size_t steps) {
    const std::size_t half = steps / 2;
    const std::uint64_t spread = first[steps] - first[0];
    first[half] = static_cast<std::uint32_t>(decode(spread - steps + 1) + first[0] + half);
    if (half > 1) between(first, half);
    if (steps - half > 1) between(first + half, steps - half);
  }

  bool is_cut_short() const { return at_ > end_; }

 private:
  // The next 57 bits at least; what is read with them behind the tag is never used.
  std::uint64_t look_ahead() const {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t bits;
    std::memcpy(&bits, bytes_ + at_ / 8, sizeof(bits));
    return bits >> (at_ % 8);
  }

  const char* const bytes_;
  const std::size_t end_;  // in bits, as at_
  std::size_t at_ = 0;
};

}  // namespace

void put_positions(ByteBuffer& to, std::span<const std::uint32_t> positions) {
  to.need(kLongestNumber + (positions.size() + 2) * sizeof(std::uint32_t));
  to.put_number(positions.back());
  if (positions.size() == 1) return;
  BitWriter bits(to);
  bits.encode(positions.front(), positions.back());
  bits.encode(positions.size() - 2, positions.back() - positions.front());
  bits.between(positions);
  bits.end();
}

bool read_positions(std::string_view tag, std::vector<std::uint32_t>& to) {
  const auto last = static_cast<std::uint32_t>(take_number(tag));
  if (tag.empty()) {
    to.assign(1, last);
    return true;
  }
  if (last == 0) return false;
  BitReader bits(tag);
  const auto first = static_cast<std::uint32_t>(bits.decode(last));
  const std::uint64_t count = bits.decode(last - first) + 2;
  if (count > kMostPositions) return false;
  to.resize(count);
  to.front() = first;
  to.back() = last;
  if (count > 2) bits.between(to.data(), count - 1);
  return !bits.is_cut_short();
}

}  // namespace briefkamer::indexer::glass
