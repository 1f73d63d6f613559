// How a process knows that MPI started it.
#include "sim/study/ranks.hpp"

#include <cstdlib>

namespace truce {

bool started_by_mpi() {
  // Open MPI; MPICH and its kin; srun with a PMI. A bare SLURM_PROCID says only that a batch script runs.
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK", "PMI_RANK"})
    if (std::getenv(name) != nullptr) return true;
  return false;
}

}  // namespace truce
