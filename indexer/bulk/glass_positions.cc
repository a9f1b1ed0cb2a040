#include "indexer/bulk/glass_positions.h"

#include <algorithm>
#include <array>
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

// The order in which positions are halved is the same for the same number of them: it is written
// down for up to so many steps from the first to the last, for a processor to follow without a
// guess.
constexpr std::size_t kMostSteps = 64;

// The position at `middle` is told by those at `low` and `high`.
struct Halving {
  std::uint8_t low = 0;
  std::uint8_t middle = 0;
  std::uint8_t high = 0;
};

// Of `steps` steps there are steps - 1; where they begin.
constexpr std::size_t first_halving(std::size_t steps) {
  return (steps - 1) * (steps - 2) / 2;
}

constexpr auto kHalvings = [] {
  std::array<Halving, first_halving(kMostSteps + 1)> all{};
  const auto moved = [](Halving one, std::size_t by) {
    const auto up = [by](std::uint8_t place) { return static_cast<std::uint8_t>(place + by); };
    return Halving{up(one.low), up(one.middle), up(one.high)};
  };
  for (std::size_t steps = 2; steps <= kMostSteps; ++steps) {
    const std::size_t half = steps / 2;
    Halving* to = &all[first_halving(steps)];
    *to++ = {0, static_cast<std::uint8_t>(half), static_cast<std::uint8_t>(steps)};
    for (std::size_t i = 0; i + 1 < half; ++i) *to++ = all[first_halving(half) + i];
    for (std::size_t i = 0; i + 1 < steps - half; ++i)
      *to++ = moved(all[first_halving(steps - half) + i], half);
  }
  return all;
}();

class BitReader {
 public:
  explicit BitReader(std::string_view bytes)
      : at_(bytes.data()),
        end_(at_ + bytes.size()),
        left_(8 * static_cast<std::int64_t>(bytes.size())) {}

  // What encode() was given with the same `outcomes`, which are at least one and fit 32 bits.
  std::uint64_t decode(std::uint64_t outcomes) {
    fill();
    const auto bits = static_cast<unsigned>(std::bit_width(outcomes - 1));
    const std::uint64_t all = (std::uint64_t{1} << bits) - 1;
    const std::uint64_t value = bits_ & all;
    const std::uint64_t low = value & all >> 1;
    const bool is_short = low >= outcomes - (all - (all >> 1));
    const unsigned used = bits - static_cast<unsigned>(is_short);
    bits_ >>= used;
    held_ -= used;
    left_ -= used;
    return is_short ? low : value;
  }

  // Fills in what is strictly between the first and the last, which are known and far enough apart,
  // `steps` steps, at least up to `until`; gives how many are known from the first on.
  std::size_t between(std::uint32_t* first, std::size_t steps, std::uint32_t until) {
    if (steps <= kMostSteps) return follow(first, steps, until);
    const std::size_t half = steps / 2;
    halve(first, 0, half, steps);
    const std::size_t known = between(first, half, until);
    if (known <= half || first[half] >= until) return known;
    return half + between(first + half, steps - half, until);
  }

  bool is_cut_short() const { return left_ < 0; }

 private:
  std::size_t follow(std::uint32_t* first, std::size_t steps, std::uint32_t until) {
    BitReader here = *this;  // in registers
    const Halving* next = &kHalvings[first_halving(steps)];
    const Halving* const end = next + (steps - 1);
    for (; next != end && first[next->low] < until; ++next)
      here.halve(first, next->low, next->middle, next->high);
    *this = here;
    return next == end ? steps + 1 : next->low + std::size_t{1};
  }

  void halve(std::uint32_t* first, std::size_t low, std::size_t middle, std::size_t high) {
    const std::uint64_t spread = first[high] - first[low];
    first[middle] =
        static_cast<std::uint32_t>(decode(spread - (high - low) + 1) + first[low] + (middle - low));
  }

  // Holds 56 bits or more. What is read behind the tag is never used.
  void fill() {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t next;
    std::memcpy(&next, at_, sizeof(next));
    bits_ |= next << held_;
    at_ = std::min(at_ + (63 - held_) / 8, end_);
    held_ |= 56;
  }

  const char* at_;
  const char* end_;
  std::int64_t left_;  // bits, of which none was used; below 0 when more were
  std::uint64_t bits_ = 0;
  unsigned held_ = 0;
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

bool read_positions(std::string_view tag, std::vector<std::uint32_t>& to, std::uint32_t until) {
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
  if (count > 2) to.resize(bits.between(to.data(), count - 1, until));
  return !bits.is_cut_short();
}

}  // namespace briefkamer::indexer::glass
