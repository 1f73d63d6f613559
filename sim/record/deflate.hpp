// Numbers to the bytes that HDF5's shuffle and deflate filters unpack, and back, by libdeflate: two to three
// times as fast as the filters themselves.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

struct libdeflate_compressor;
struct libdeflate_decompressor;

namespace truce {

// Items of a chunk: some that lie in pieces (each of whole items, one after another), then zeros up to
// `count`.
struct ChunkItems {
  std::vector<std::span<const std::byte>> pieces;
  std::size_t item_bytes = 1;  // 1, 4 or 8
  std::size_t count = 0;
};

// Packs chunks and looks into packed ones. Keeps its memory between them; one thread at a time.
class ChunkPacker {
 public:
  // Throws BugError when the library has no memory.
  ChunkPacker();

  // A zlib stream (RFC 1950) of all first bytes of the items, then all second bytes, and so on. The same
  // bytes for the same items. Valid until the next call. Throws BugError when pieces are not whole items or
  // more than `count`.
  [[nodiscard]] std::span<const std::byte> pack(const ChunkItems& items);

  // Whether a stream unpacks to exactly these items, by its own checksum and byte by byte.
  [[nodiscard]] bool holds(std::span<const std::byte> stream, const ChunkItems& items);

 private:
  struct Release {
    void operator()(libdeflate_compressor* compressor) const;
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  // Memory whose contents are written before they are read.
  struct Scratch {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
    std::span<std::byte> of(std::size_t wanted);
  };

  std::unique_ptr<libdeflate_compressor, Release> compressor_;
  std::unique_ptr<libdeflate_decompressor, Release> decompressor_;
  Scratch planes_;
  Scratch stream_;
};

// The packer of this thread.
[[nodiscard]] ChunkPacker& packer_of_thread();

}  // namespace truce
