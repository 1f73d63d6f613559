// The one door to xxHash: XXH3 with 128 bits.
#include "sim/base/hash.hpp"

#include <xxhash.h>
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>  // the same bits by the widest vectors of this processor
#endif

#include <array>
#include <cstring>
#include <memory>

#include "sim/base/error.hpp"

namespace truce {
namespace {

Hash from(XXH128_hash_t hash) { return {hash.high64, hash.low64}; }

// Most columns are a few rows long: they are put side by side first, which costs the hash less than many
// calls.
struct State {
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash{XXH3_createState(), &XXH3_freeState};
  std::array<std::byte, 8192> waiting;
  std::size_t filled = 0;

  void flush() {
    XXH3_128bits_update(hash.get(), waiting.data(), filled);
    filled = 0;
  }
};

State& state_in(void* memory) { return *static_cast<State*>(memory); }

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

Hasher::Hasher() {
  auto state = std::make_unique<State>();
  require(state->hash != nullptr, "no memory for a hash");
  XXH3_128bits_reset(state->hash.get());
  state_ = state.release();
}

Hasher::~Hasher() { delete &state_in(state_); }

void Hasher::add(const void* data, std::size_t size) {
  State& state = state_in(state_);
  if (state.filled + size > state.waiting.size()) state.flush();
  if (size > state.waiting.size() / 4) {
    state.flush();
    XXH3_128bits_update(state.hash.get(), data, size);
  } else if (size > 0) {
    std::memcpy(state.waiting.data() + state.filled, data, size);
    state.filled += size;
  }
}

Hash Hasher::result() const {
  State& state = state_in(state_);
  state.flush();
  return from(XXH3_128bits_digest(state.hash.get()));
}

}  // namespace truce
