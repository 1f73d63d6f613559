// State hashes: XXH3-128 over raw bytes in a fixed order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace truce {

struct Hash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend constexpr bool operator==(Hash, Hash) = default;
  [[nodiscard]] std::string hex() const;  // 32 lower-case digits
};

[[nodiscard]] Hash hash_bytes(const void* data, std::size_t size);

// Many pieces, one hash.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;
  void add(const void* data, std::size_t size);
  [[nodiscard]] Hash result() const;

 private:
  void* state_;
};

}  // namespace truce
