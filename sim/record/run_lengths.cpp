// Fixed codes of RFC 1951, 3.2.5 and 3.2.6.
#include "sim/record/run_lengths.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace truce {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 258;
constexpr std::size_t stored_most = 65535;  // bytes of a stored block
constexpr std::size_t worth = 32;           // bytes that one byte must stand for

// Huffman codes go into the stream highest bit first, everything else lowest bit first.
constexpr std::uint32_t reversed(std::uint32_t code, unsigned bits) {
  std::uint32_t turned = 0;
  for (unsigned i = 0; i < bits; ++i) turned |= (code >> i & 1U) << (bits - 1 - i);
  return turned;
}

struct Code {
  std::uint32_t bits;
  unsigned count;
};

constexpr Code fixed_code(std::uint32_t symbol) {
  if (symbol < 144) return {reversed(0x30 + symbol, 8), 8};
  if (symbol < 256) return {reversed(0x190 + symbol - 144, 9), 9};
  if (symbol < 280) return {reversed(symbol - 256, 7), 7};
  return {reversed(0xc0 + symbol - 280, 8), 8};
}

constexpr std::array<Code, 288> codes = [] {
  std::array<Code, 288> all{};
  for (std::uint32_t symbol = 0; symbol < all.size(); ++symbol) all[symbol] = fixed_code(symbol);
  return all;
}();

// A symbol stands for 2^extra values from `first` on.
struct Range {
  std::size_t first;
  unsigned extra;
};

// Symbols from 257 on: 8 lengths of one value, then four ranges of each size; 258 has a symbol of its own.
constexpr std::array<Range, 29> lengths = [] {
  std::array<Range, 29> all{};
  std::size_t first = shortest;
  for (unsigned i = 0; i < 28; ++i) {
    const unsigned extra = i < 8 ? 0 : i / 4 - 1;
    all[i] = {first, extra};
    first += std::size_t{1} << extra;
  }
  all[28] = {longest, 0};
  return all;
}();

constexpr std::array<Range, 30> distances = [] {
  std::array<Range, 30> all{};
  std::size_t first = 1;
  for (unsigned i = 0; i < all.size(); ++i) {
    const unsigned extra = i < 4 ? 0 : i / 2 - 1;
    all[i] = {first, extra};
    first += std::size_t{1} << extra;
  }
  return all;
}();

template <std::size_t size>
unsigned range_of(const std::array<Range, size>& ranges, std::size_t value) {
  const auto above = std::ranges::upper_bound(ranges, value, {}, &Range::first);
  return static_cast<unsigned>(above - ranges.begin()) - 1;
}

// How far the bytes from `at` on equal those `distance` before.
std::size_t repeated(std::span<const std::byte> bytes, std::size_t at, std::size_t distance) {
  const std::byte* const now = bytes.data() + at;
  const std::byte* const before = now - distance;
  const std::size_t most = bytes.size() - at;
  std::size_t same = 0;
  while (same + 8 <= most) {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    std::memcpy(&a, now + same, 8);
    std::memcpy(&b, before + same, 8);
    if (a != b) break;
    same += 8;
  }
  while (same < most && now[same] == before[same]) ++same;
  return same;
}

// Whether a sample has more changes than runs can pay for: saves most of the time of a try that must fail.
bool changes_often(std::span<const std::byte> bytes, std::size_t distance) {
  constexpr std::size_t sample = 2048;
  if (bytes.size() < sample + distance) return false;
  const std::size_t stride = (bytes.size() - distance) / sample;
  std::size_t changes = 0;
  for (std::size_t at = distance; at < bytes.size(); at += stride)
    changes += bytes[at] != bytes[at - distance];
  return changes > sample / worth;
}

}  // namespace

void DeflateWriter::put(std::uint64_t bits, unsigned count) {
  held_ |= bits << held_bits_;
  held_bits_ += count;
  for (; held_bits_ >= 8; held_bits_ -= 8) {
    *to_++ = static_cast<std::byte>(held_ & 0xffU);
    held_ >>= 8;
  }
}

void DeflateWriter::put_literal(std::byte byte) {
  const Code code = codes[std::to_integer<std::size_t>(byte)];
  put(code.bits, code.count);
}

void DeflateWriter::put_match(std::size_t length, unsigned distance_code, std::size_t distance) {
  const unsigned range = range_of(lengths, length);
  const Code code = codes[257 + range];
  put(code.bits, code.count);
  put(length - lengths[range].first, lengths[range].extra);
  put(reversed(distance_code, 5), 5);
  put(distance - distances[distance_code].first, distances[distance_code].extra);
}

bool DeflateWriter::write_runs(std::span<const std::byte> bytes, std::size_t distance) {
  if (changes_often(bytes, distance)) return false;
  const DeflateWriter before = *this;
  const std::byte* const last = to_ + bytes.size() / worth;
  const unsigned distance_code = range_of(distances, distance);
  put(0b010, 3);  // not the last block, fixed codes
  std::size_t at = 0;
  while (at < bytes.size() && to_ <= last) {
    std::size_t same = at < distance ? 0 : repeated(bytes, at, distance);
    at += same;
    for (; same >= shortest && to_ <= last; same -= std::min(same, longest))
      put_match(std::min(same, longest), distance_code, distance);
    for (std::size_t back = std::min(same, shortest - 1); back > 0 && same < shortest; --back)
      put_literal(bytes[at - back]);
    if (at < bytes.size()) put_literal(bytes[at++]);
  }
  put(codes[256].bits, codes[256].count);
  if (to_ <= last) return true;
  *this = before;
  return false;
}

void DeflateWriter::put_stored_block(std::span<const std::byte> bytes) {
  const std::uint64_t size = bytes.size();
  put(0b000, 3);
  fill_byte();
  put(size, 16);
  put(~size & 0xffffU, 16);
  to_ = std::copy(bytes.begin(), bytes.end(), to_);
}

void DeflateWriter::write_stored(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto piece = bytes.first(std::min(bytes.size(), stored_most));
    put_stored_block(piece);
    bytes = bytes.subspan(piece.size());
  }
}

std::byte* DeflateWriter::make_room() {
  if (held_bits_ > 0) put_stored_block({});
  return to_;
}

std::byte* DeflateWriter::end() {
  put(0b011, 3);  // the last block, fixed codes, nothing in it
  put(codes[256].bits, codes[256].count);
  fill_byte();
  return to_;
}

void DeflateWriter::fill_byte() {
  if (held_bits_ > 0) put(0, 8 - held_bits_);
}

}  // namespace truce
