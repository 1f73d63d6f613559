// Lanes: which vector instructions the opinion loops use; every choice gives the same bits, only the time
// differs.
#pragma once

#include <vector>

namespace truce {

enum class Lanes { plain, avx2, avx512 };

// Those that this processor has, plain first.
[[nodiscard]] std::vector<Lanes> possible_lanes();

// The choice in use, at first the widest possible; use_lanes sets it for the whole process (for tests and
// benchmarks).
[[nodiscard]] Lanes lanes_in_use();
void use_lanes(Lanes lanes);

}  // namespace truce
