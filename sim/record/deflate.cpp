// The one door to libdeflate.
#include "sim/record/deflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "sim/base/error.hpp"

namespace truce {
namespace {

constexpr int level = 1;
constexpr std::size_t items_at_a_time = 2048;  // with their planes they stay in the nearest cache

// Where the planes of some items go: plane b begins at to + b * stride.
struct Planes {
  std::byte* to;
  std::size_t stride;
};

template <std::size_t size>
void shuffle_items(const std::byte* items, std::size_t count, Planes planes) {
  for (std::size_t byte = 0; byte < size; ++byte) {
    std::byte* const plane = planes.to + byte * planes.stride;
    for (std::size_t i = 0; i < count; ++i) plane[i] = items[i * size + byte];
  }
}

void shuffle_items(const std::byte* items, std::size_t count, std::size_t item_bytes, Planes planes) {
  switch (item_bytes) {
    case 4:
      return shuffle_items<4>(items, count, planes);
    case 8:
      return shuffle_items<8>(items, count, planes);
    default:
      std::memcpy(planes.to, items, count);
  }
}

// Calls visit(pointer to items, place of the first, count) for all that lie in pieces, some at a time.
template <class Visit>
std::size_t for_each_block(const ChunkItems& items, const Visit& visit) {
  const std::size_t bytes = items.item_bytes;
  require(bytes == 1 || bytes == 4 || bytes == 8, "items have 1, 4 or 8 bytes");
  std::size_t place = 0;
  for (const std::span<const std::byte> piece : items.pieces) {
    const std::size_t count = piece.size() / bytes;
    require(count * bytes == piece.size() && place + count <= items.count,
            "pieces are whole items of a chunk");
    for (std::size_t first = 0; first < count; first += items_at_a_time)
      visit(piece.data() + first * bytes, place + first, std::min(items_at_a_time, count - first));
    place += count;
  }
  return place;
}

void shuffle(const ChunkItems& items, std::byte* planes) {
  const std::size_t given =
      for_each_block(items, [&](const std::byte* from, std::size_t place, std::size_t count) {
        shuffle_items(from, count, items.item_bytes, {planes + place, items.count});
      });
  if (given == items.count) return;
  for (std::size_t byte = 0; byte < items.item_bytes; ++byte)
    std::memset(planes + byte * items.count + given, 0, items.count - given);
}

// Whether these are the planes of these items.
bool same_planes(const ChunkItems& items, const std::byte* planes) {
  std::array<std::byte, 8 * items_at_a_time> made;
  bool same = true;
  const std::size_t given =
      for_each_block(items, [&](const std::byte* from, std::size_t place, std::size_t count) {
        shuffle_items(from, count, items.item_bytes, {made.data(), items_at_a_time});
        for (std::size_t byte = 0; same && byte < items.item_bytes; ++byte)
          same = std::memcmp(planes + byte * items.count + place, made.data() + byte * items_at_a_time,
                             count) == 0;
      });
  for (std::size_t byte = 0; same && byte < items.item_bytes; ++byte) {
    const std::span<const std::byte> rest(planes + byte * items.count + given, items.count - given);
    same = std::ranges::all_of(rest, [](std::byte zero) { return zero == std::byte{}; });
  }
  return same;
}

}  // namespace

void ChunkPacker::Release::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

void ChunkPacker::Release::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

std::span<std::byte> ChunkPacker::Scratch::of(std::size_t wanted) {
  if (size < wanted) {
    bytes = std::make_unique_for_overwrite<std::byte[]>(wanted);
    size = wanted;
  }
  return {bytes.get(), wanted};
}

ChunkPacker::ChunkPacker()
    : compressor_(libdeflate_alloc_compressor(level)), decompressor_(libdeflate_alloc_decompressor()) {
  require(compressor_ != nullptr && decompressor_ != nullptr, "libdeflate has memory for its work");
}

std::span<const std::byte> ChunkPacker::pack(const ChunkItems& items) {
  const std::span<std::byte> planes = planes_.of(items.count * items.item_bytes);
  shuffle(items, planes.data());
  const std::span<std::byte> stream =
      stream_.of(libdeflate_zlib_compress_bound(compressor_.get(), planes.size()));
  const std::size_t made =
      libdeflate_zlib_compress(compressor_.get(), planes.data(), planes.size(), stream.data(), stream.size());
  require(made > 0, "libdeflate keeps to its own bound");
  return stream.first(made);
}

bool ChunkPacker::holds(std::span<const std::byte> stream, const ChunkItems& items) {
  const std::span<std::byte> planes = planes_.of(items.count * items.item_bytes);
  std::size_t used = 0;
  const libdeflate_result result = libdeflate_zlib_decompress_ex(
      decompressor_.get(), stream.data(), stream.size(), planes.data(), planes.size(), &used, nullptr);
  return result == LIBDEFLATE_SUCCESS && used == stream.size() && same_planes(items, planes.data());
}

ChunkPacker& packer_of_thread() {
  thread_local ChunkPacker packer;
  return packer;
}

}  // namespace truce
