// Normal noise for many citizens at once: Philox in vector form, a word of luck and an inverse normal for
// each citizen.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/people/lanes.hpp"

namespace truce {

// Address of the noise of one public in one step (stream opinion_noise); first_entity is its first citizen's
// entity number.
struct NoiseLuck {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t step = 0;
  std::uint32_t first_entity = 0;
};

// Sixteen Philox blocks side by side: words[w][b] is word w of the block of entity first_entity + first_block
// + b, equal to philox() of sim/base/random.hpp.
using PhiloxWords = std::array<std::array<std::uint32_t, 16>, 4>;
[[nodiscard]] PhiloxWords noise_words(const NoiseLuck& luck, std::uint32_t first_block);

// Standard normal noise of citizens first .. first + out.size() - 1; `first` is a multiple of 64. A citizen's
// value depends on nothing but luck and number. float: citizen 64 g + 16 w + b takes word w (k) of block 16 g
// + b, p = (k + 1/2) 2^-32, inverse normal PPND7 (Wichura 1988, relative error 1e-6); largest size 6.3.
// double: citizen 32 g + 16 u + b takes uniform u of block 16 g + b as Draws makes it (52 bits), PPND16
// (relative error 4e-15).
void fill_noise(const NoiseLuck& luck, std::size_t first, std::span<float> out);
void fill_noise(const NoiseLuck& luck, std::size_t first, std::span<double> out);

}  // namespace truce
