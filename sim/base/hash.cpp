// The one door to xxHash: XXH3 with 128 bits.
#include "sim/base/hash.hpp"

#include <xxhash.h>

#include <array>

#include "sim/base/error.hpp"

namespace truce {
namespace {

Hash from(XXH128_hash_t hash) { return {hash.high64, hash.low64}; }

XXH3_state_t* state(void* memory) { return static_cast<XXH3_state_t*>(memory); }

}  // namespace

std::string Hash::hex() const {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t word : std::array{high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[(word >> shift) & 15U];
  }
  return text;
}

Hash hash_bytes(const void* data, std::size_t size) { return from(XXH3_128bits(data, size)); }

Hasher::Hasher() : state_(XXH3_createState()) {
  require(state_ != nullptr, "no memory for a hash");
  XXH3_128bits_reset(state(state_));
}

Hasher::~Hasher() { XXH3_freeState(state(state_)); }

void Hasher::add(const void* data, std::size_t size) { XXH3_128bits_update(state(state_), data, size); }

Hash Hasher::result() const { return from(XXH3_128bits_digest(state(state_))); }

}  // namespace truce
