// Numbers to the bytes of a number type and back.
#include <cmath>
#include <cstring>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/record/contents.hpp"

namespace truce {
namespace {

template <class To, class From>
h5::Bytes pack_as(std::span<const From> values) {
  h5::Bytes bytes(values.size() * sizeof(To));
  for (std::size_t i = 0; i < values.size(); ++i) {
    To number{};
    if constexpr (std::numeric_limits<To>::is_integer) {
      const double value = std::isnan(values[i]) ? -1.0 : static_cast<double>(values[i]);
      const bool fits = value >= std::numeric_limits<To>::min() && value <= std::numeric_limits<To>::max();
      require(fits && value == std::floor(value), "a recorded integer is whole and in range");
      number = static_cast<To>(value);
    } else {
      number = static_cast<To>(values[i]);
    }
    std::memcpy(bytes.data() + i * sizeof(To), &number, sizeof(To));
  }
  return bytes;
}

template <class From>
h5::Bytes pack_any(NumberType type, std::span<const From> values) {
  switch (type) {
    case NumberType::float32:
      return pack_as<float>(values);
    case NumberType::float64:
      return pack_as<double>(values);
    case NumberType::int32:
      return pack_as<std::int32_t>(values);
    case NumberType::int8:
      return pack_as<std::int8_t>(values);
  }
  throw BugError("unknown number type");
}

template <class From>
std::vector<double> unpack_as(std::span<const std::byte> bytes) {
  std::vector<double> values(bytes.size() / sizeof(From));
  for (std::size_t i = 0; i < values.size(); ++i) {
    From number{};
    std::memcpy(&number, bytes.data() + i * sizeof(From), sizeof(From));
    values[i] = static_cast<double>(number);
  }
  return values;
}

}  // namespace

h5::Bytes pack(NumberType type, std::span<const double> values) { return pack_any(type, values); }
h5::Bytes pack(NumberType type, std::span<const float> values) {
  if (type != NumberType::float32) return pack_any(type, values);
  const auto bytes = std::as_bytes(values);
  return {bytes.begin(), bytes.end()};
}

std::vector<double> unpack(NumberType type, std::span<const std::byte> bytes) {
  switch (type) {
    case NumberType::float32:
      return unpack_as<float>(bytes);
    case NumberType::float64:
      return unpack_as<double>(bytes);
    case NumberType::int32:
      return unpack_as<std::int32_t>(bytes);
    case NumberType::int8:
      return unpack_as<std::int8_t>(bytes);
  }
  throw BugError("unknown number type");
}

double hash_word(const Hash& hash, std::size_t word) {
  const std::uint64_t half = word < 2 ? hash.high : hash.low;
  return static_cast<double>(word % 2 == 0 ? half >> 32 : half & 0xffffffffU);
}

void set_hash_word(Hash& hash, std::size_t word, double value) {
  const bool honest = value >= 0 && value <= 4294967295.0 && value == std::floor(value);
  if (!honest)
    throw RecordError(RecordError::Kind::transfer, "cannot read a state hash (a word is not 32 bits)");
  std::uint64_t& half = word < 2 ? hash.high : hash.low;
  const auto bits = static_cast<std::uint64_t>(value);
  half |= word % 2 == 0 ? bits << 32 : bits;
}

}  // namespace truce
