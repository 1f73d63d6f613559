// Deflate (RFC 1951) for bytes that mostly repeat what stood a fixed distance before: a tenth of the time of
// a compressor that looks for repetitions everywhere, where hardly anything else is to be found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace truce {

// Writes blocks of deflate, bit after bit, into memory that is large enough.
class DeflateWriter {
 public:
  explicit DeflateWriter(std::byte* to) : to_(to) {}

  // One block of fixed codes, if it takes no more than a 32nd of the bytes; else nothing is written.
  // Distances above 32,768 do not exist in the format. Needs 64 bytes more than that.
  [[nodiscard]] bool write_runs(std::span<const std::byte> bytes, std::size_t distance);
  // Stored blocks. Ends at a whole byte.
  void write_stored(std::span<const std::byte> bytes);
  // Goes to a whole byte, where the last blocks of another writer may follow.
  [[nodiscard]] std::byte* make_room();
  // Ends the stream; returns where it ended.
  [[nodiscard]] std::byte* end();

 private:
  void fill_byte();
  void put_stored_block(std::span<const std::byte> bytes);
  void put(std::uint64_t bits, unsigned count);
  void put_literal(std::byte byte);
  void put_match(std::size_t length, unsigned distance_code, std::size_t distance);

  std::byte* to_;
  std::uint64_t held_ = 0;  // bits not yet written, lowest first
  unsigned held_bits_ = 0;  // below 8 between calls
};

}  // namespace truce
