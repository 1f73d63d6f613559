// Lanes: asks the processor once what it has.
#include "sim/people/lanes.hpp"

#include <algorithm>
#include <atomic>

#include "sim/base/error.hpp"

namespace truce {

std::vector<Lanes> possible_lanes() {
  std::vector<Lanes> possible{Lanes::plain};
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2")) possible.push_back(Lanes::avx2);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
    possible.push_back(Lanes::avx512);
  }
#endif
  return possible;
}

namespace {

std::atomic<Lanes>& chosen_lanes() {
  static std::atomic<Lanes> chosen{possible_lanes().back()};
  return chosen;
}

}  // namespace

Lanes lanes_in_use() { return chosen_lanes(); }

void use_lanes(Lanes lanes) {
  const std::vector<Lanes> possible = possible_lanes();
  require(std::find(possible.begin(), possible.end(), lanes) != possible.end(),
          "this processor has the lanes asked for");
  chosen_lanes() = lanes;
}

}  // namespace truce
