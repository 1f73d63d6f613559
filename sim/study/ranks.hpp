// One study over many processes: under mpirun or srun rank 0 hands out parts and the others compute them.
#pragma once

#include <string>

#include "sim/study/pool.hpp"

namespace truce {

// Whether a launcher of MPI started this process (its environment says so); looked up before MPI itself is
// touched.
[[nodiscard]] bool started_by_mpi();

// The processes of one launch. MPI begins and ends with this object; make it only when started_by_mpi().
class Ranks {
 public:
  // Throws UsageError when this program was built without MPI.
  Ranks();
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int size() const { return size_; }
  [[nodiscard]] int size_here() const { return size_here_; }  // processes on this machine

  // What rank 0 says, on every rank: each must ask.
  [[nodiscard]] bool agree(bool word_of_the_first);

  // As truce::sweep, on all ranks at once. Rank 0 holds the lock, merges and returns what was harvested; the
  // others return an empty harvest. A fault of any rank ends the sweep on rank 0 as that fault; parts that
  // are done stay.
  Harvest sweep(const Plan& plan, const std::string& folder, const Program& program, const SweepHooks& hooks);

 private:
  int rank_ = 0;
  int size_ = 1;
  int size_here_ = 1;
};

}  // namespace truce
