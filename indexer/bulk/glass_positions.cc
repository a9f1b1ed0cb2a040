#include "indexer/bulk/glass_positions.h"

#include <bit>

#include "indexer/bulk/glass_numbers.h"

namespace briefkamer::indexer::glass {
namespace {

class BitWriter {
 public:
  explicit BitWriter(std::string& to) : to_(to) {}

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
    if (held_ > 0) to_ += static_cast<char>(bits_);
  }

 private:
  void put(std::uint64_t value, int bits) {
    bits_ |= value << held_;
    for (held_ += bits; held_ >= 8; held_ -= 8) {
      to_ += static_cast<char>(bits_);
      bits_ >>= 8;
    }
  }

  std::string& to_;
  std::uint64_t bits_ = 0;
  int held_ = 0;  // fewer than 8 between two calls
};

}  // namespace

void append_positions(std::string& to, std::span<const std::uint32_t> positions) {
  append_number(to, positions.back());
  if (positions.size() == 1) return;
  BitWriter bits(to);
  bits.encode(positions.front(), positions.back());
  bits.encode(positions.size() - 2, positions.back() - positions.front());
  bits.between(positions);
  bits.end();
}

}  // namespace briefkamer::indexer::glass
