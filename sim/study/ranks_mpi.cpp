// The one door to MPI, by its C interface: ranks ask rank 0 for a part, compute it, and ask again.
#define OMPI_SKIP_MPICXX 1
#define MPICH_SKIP_MPICXX 1
#include <mpi.h>

#include <vector>

#include "sim/base/error.hpp"
#include "sim/engine/runs.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/ranks.hpp"

namespace truce {
namespace {

constexpr int tag_ask = 1, tag_answer = 2, tag_text = 3;
constexpr long long no_more = -1;
enum Ask : int { ready = 0, stopped = 1, failed = 2 };

long long ask(Ask what) {
  int word = what;
  MPI_Send(&word, 1, MPI_INT, 0, tag_ask, MPI_COMM_WORLD);
  long long shard = no_more;
  MPI_Recv(&shard, 1, MPI_LONG_LONG, 0, tag_answer, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return shard;
}

// Tells rank 0 why this rank ends; the text follows the word.
void tell_failure(const std::string& text) {
  int word = failed;
  MPI_Send(&word, 1, MPI_INT, 0, tag_ask, MPI_COMM_WORLD);
  MPI_Send(text.c_str(), static_cast<int>(text.size()), MPI_CHAR, 0, tag_text, MPI_COMM_WORLD);
}

std::string receive_text(int from) {
  MPI_Status status;
  MPI_Probe(from, tag_text, MPI_COMM_WORLD, &status);
  int size = 0;
  MPI_Get_count(&status, MPI_CHAR, &size);
  std::string text(static_cast<std::size_t>(size), ' ');
  MPI_Recv(text.data(), size, MPI_CHAR, from, tag_text, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return text;
}

// What a rank above 0 does. No exception crosses a rank: it becomes a text.
void work(const Plan& plan, const std::string& folder, const Program& program, const SweepHooks& hooks) {
  try {
    for (long long shard = ask(ready); shard != no_more; shard = ask(ready))
      make_part(plan, static_cast<std::size_t>(shard), folder, program, hooks.after_step);
  } catch (const Stopped&) {
    int word = stopped;
    MPI_Send(&word, 1, MPI_INT, 0, tag_ask, MPI_COMM_WORLD);
  } catch (const std::exception& error) {
    tell_failure(error.what());
  }
}

struct Ending {
  bool was_stopped = false;
  std::string fault;
};

// Answers asks until every other rank has ended; after a fault or a stop nobody gets more work.
Ending hand_out(const std::vector<std::size_t>& missing, int workers) {
  Ending ending;
  std::size_t next = 0;
  while (workers > 0) {
    int word = ready;
    MPI_Status status;
    MPI_Recv(&word, 1, MPI_INT, MPI_ANY_SOURCE, tag_ask, MPI_COMM_WORLD, &status);
    if (word != ready) {
      --workers;
      if (word == stopped) ending.was_stopped = true;
      if (word == failed) ending.fault = receive_text(status.MPI_SOURCE);
      continue;
    }
    const bool goes_on = next < missing.size() && !ending.was_stopped && ending.fault.empty();
    long long shard = goes_on ? static_cast<long long>(missing[next++]) : no_more;
    MPI_Send(&shard, 1, MPI_LONG_LONG, status.MPI_SOURCE, tag_answer, MPI_COMM_WORLD);
    if (!goes_on) --workers;
  }
  return ending;
}

// Rank 0 says whether the others may begin.
bool agree(bool good) {
  int word = good ? 1 : 0;
  MPI_Bcast(&word, 1, MPI_INT, 0, MPI_COMM_WORLD);
  return word == 1;
}

Harvest lead(const Plan& plan, const std::string& folder, const Program& program, int workers) {
  bool has_begun = false;
  try {
    const FolderLock lock(folder);
    settle_plan(plan, folder);
    sweep_up(folder);
    require_same_program(plan, folder, program);
    std::vector<std::size_t> missing;
    const auto there = find_parts(plan, folder);
    for (std::size_t shard = 0; shard < plan.shards(); ++shard)
      if (!there.contains(shard)) missing.push_back(shard);
    has_begun = agree(true);
    const Ending ending = hand_out(missing, workers);
    if (!ending.fault.empty())
      throw RecordError(RecordError::Kind::transfer, "a rank failed: " + ending.fault);
    if (ending.was_stopped) throw Stopped("stopped on request");
    return merge_parts(plan, folder);
  } catch (...) {
    if (!has_begun) agree(false);
    throw;
  }
}

}  // namespace

Ranks::Ranks() {
  // Only the main thread calls MPI; runs may use more threads.
  int provided = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
  MPI_Comm here;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
  MPI_Comm_size(here, &size_here_);
  MPI_Comm_free(&here);
}

Ranks::~Ranks() { MPI_Finalize(); }

bool Ranks::agree(bool word_of_the_first) { return truce::agree(word_of_the_first); }

Harvest Ranks::sweep(const Plan& plan, const std::string& folder, const Program& program,
                     const SweepHooks& hooks) {
  if (size_ == 1) return truce::sweep(plan, folder, program, hooks);
  if (rank_ == 0) return lead(plan, folder, program, size_ - 1);
  if (agree(false)) work(plan, folder, program, hooks);
  return {};
}

}  // namespace truce
