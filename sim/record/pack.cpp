// Numbers to the bytes of a number type, by themselves or as a list of a file, and back.
#include <cmath>
#include <cstring>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/record/contents.hpp"

namespace truce {
namespace {

template <class To, class From>
To number_of(From value, bool& fits) {
  if constexpr (std::numeric_limits<To>::is_integer) {
    const double number = std::isnan(value) ? -1.0 : static_cast<double>(value);
    const bool whole = number >= std::numeric_limits<To>::min() && number <= std::numeric_limits<To>::max() &&
                       number == std::floor(number);
    fits = fits && whole;
    return whole ? static_cast<To>(number) : To{};
  } else {
    return static_cast<To>(value);
  }
}

template <class To, class From>
void pack_as(std::span<const From> values, std::byte* to) {
  bool fits = true;
  for (const From value : values) {
    const To number = number_of<To>(value, fits);
    std::memcpy(to, &number, sizeof(To));
    to += sizeof(To);
  }
  require(fits, "a recorded integer is whole and in range");
}

template <class From>
void pack_any(NumberType type, std::span<const From> values, std::byte* to) {
  switch (type) {
    case NumberType::float32:
      return pack_as<float>(values, to);
    case NumberType::float64:
      return pack_as<double>(values, to);
    case NumberType::int32:
      return pack_as<std::int32_t>(values, to);
    case NumberType::int8:
      return pack_as<std::int8_t>(values, to);
  }
  throw BugError("unknown number type");
}

template <class From>
h5::Bytes packed(NumberType type, std::span<const From> values) {
  h5::Bytes bytes(values.size() * h5::size_of(type));
  pack_any(type, values, bytes.data());
  return bytes;
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

h5::Bytes pack(NumberType type, std::span<const double> values) { return packed(type, values); }
h5::Bytes pack(NumberType type, std::span<const float> values) { return packed(type, values); }
void pack_to(NumberType type, std::span<const double> values, std::byte* to) { pack_any(type, values, to); }

void give_values(Variable& variable, std::span<const double> values) {
  require(variable.shape == h5::Shape{values.size()}, "a list is as long as it says");
  const std::size_t item = h5::size_of(variable.type);
  variable.slab = variable.chunk.empty() ? values.size() : variable.chunk[0];
  variable.make_rows = [item, bytes = pack(variable.type, values)](h5::Rows rows) {
    MadeRows made;
    made.pieces.push_back(std::span(bytes).subspan(rows.first * item, rows.count * item));
    return made;
  };
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
