// The one door to libdeflate: a zlib stream made of stored blocks (RFC 1951, 3.2.4) for leading planes of
// noise and of what the library makes of the rest.
#include "sim/record/deflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>

#include "sim/base/error.hpp"

namespace truce {
namespace {

using Bytes = std::vector<std::byte>;

constexpr int level = 1;
constexpr std::size_t stored_most = 65535;  // bytes of a stored block

struct Release {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

libdeflate_compressor& compressor_of_thread() {
  thread_local const std::unique_ptr<libdeflate_compressor, Release> compressor(
      libdeflate_alloc_compressor(level));
  require(compressor != nullptr, "libdeflate has memory for a compressor");
  return *compressor;
}

template <std::size_t size>
void shuffle_items(const std::byte* items, std::size_t count, std::byte* planes) {
  for (std::size_t byte = 0; byte < size; ++byte)
    for (std::size_t i = 0; i < count; ++i) planes[byte * count + i] = items[i * size + byte];
}

Bytes shuffled(std::span<const std::byte> items, std::size_t item_bytes) {
  Bytes planes(items.size());
  const std::size_t count = items.size() / item_bytes;
  require(count * item_bytes == items.size(), "items are whole");
  switch (item_bytes) {
    case 4:
      shuffle_items<4>(items.data(), count, planes.data());
      break;
    case 8:
      shuffle_items<8>(items.data(), count, planes.data());
      break;
    default:
      require(item_bytes == 1, "items have 1, 4 or 8 bytes");
      std::ranges::copy(items, planes.begin());
  }
  return planes;
}

// Whether a sample of a plane has no byte that comes much more often than others, and hardly any runs.
bool looks_like_noise(std::span<const std::byte> plane) {
  constexpr std::size_t sample = 4096;
  if (plane.size() < sample) return false;
  std::array<std::uint32_t, 256> times{};
  const std::size_t stride = plane.size() / sample;
  for (std::size_t i = 0; i < sample; ++i) ++times[std::to_integer<std::size_t>(plane[i * stride])];
  // Collisions of pairs: 1/256 of them for noise; 1/128 where deflate would begin to save a tenth.
  double pairs = 0;
  for (const std::uint32_t t : times) pairs += static_cast<double>(t) * (static_cast<double>(t) - 1);
  return pairs < static_cast<double>(sample) * (static_cast<double>(sample) - 1) / 192;
}

// Bytes of the leading planes that are stored as they are.
std::size_t stored_bytes(std::span<const std::byte> planes, std::size_t item_bytes) {
  const std::size_t plane = planes.size() / item_bytes;
  std::size_t stored = 0;
  while (stored + plane < planes.size() && looks_like_noise(planes.subspan(stored, plane))) stored += plane;
  return stored;
}

void append_stored(Bytes& stream, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto piece = bytes.first(std::min(bytes.size(), stored_most));
    const auto size = static_cast<std::uint16_t>(piece.size());
    const auto check = static_cast<std::uint16_t>(~size);
    for (const unsigned byte : {0U, size & 0xffU, unsigned{size} >> 8, check & 0xffU, unsigned{check} >> 8})
      stream.push_back(static_cast<std::byte>(byte));
    stream.insert(stream.end(), piece.begin(), piece.end());
    bytes = bytes.subspan(piece.size());
  }
}

void append_deflated(Bytes& stream, std::span<const std::byte> bytes) {
  libdeflate_compressor& compressor = compressor_of_thread();
  const std::size_t begin = stream.size();
  stream.resize(begin + libdeflate_deflate_compress_bound(&compressor, bytes.size()));
  const std::size_t made = libdeflate_deflate_compress(&compressor, bytes.data(), bytes.size(),
                                                       stream.data() + begin, stream.size() - begin);
  require(made > 0, "libdeflate keeps to its own bound");
  stream.resize(begin + made);
}

}  // namespace

Bytes shuffled_and_deflated(std::span<const std::byte> items, std::size_t item_bytes) {
  const Bytes planes = shuffled(items, item_bytes);
  const std::span<const std::byte> all(planes);
  const std::size_t stored = stored_bytes(all, item_bytes);
  Bytes stream;
  stream.reserve(stored + stored / 1000 + 64);
  stream.assign({std::byte{0x78}, std::byte{0x01}});  // deflate, window of 32 KiB, fastest
  append_stored(stream, all.first(stored));
  append_deflated(stream, all.subspan(stored));
  const std::uint32_t sum = libdeflate_adler32(1, planes.data(), planes.size());
  for (const int shift : {24, 16, 8, 0}) stream.push_back(static_cast<std::byte>(sum >> shift & 0xff));
  return stream;
}

}  // namespace truce
