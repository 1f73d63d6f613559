// Stands in for MPI in a program built without it.
#include "sim/base/error.hpp"
#include "sim/study/ranks.hpp"

namespace truce {

Ranks::Ranks() {
  throw UsageError(
      "truce sweep: started by an MPI launcher, but built without MPI; install libopenmpi-dev and build "
      "again, or start it "
      "without the launcher");
}

Ranks::~Ranks() = default;

bool Ranks::agree(bool word_of_the_first) { return word_of_the_first; }

Harvest Ranks::sweep(const Plan&, const std::string&, const Program&, const SweepHooks&) { return {}; }

}  // namespace truce
