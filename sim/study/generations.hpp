// Studies that stop by themselves: generations of replicates, each a whole study of its own with plan, parts
// and merged file; what comes next is a function of the generations that are finished, hence the same for any
// threads, ranks or stops.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/record/reader.hpp"
#include "sim/study/merge.hpp"
#include "sim/study/plan.hpp"
#include "sim/study/shard.hpp"

namespace truce {

// Replicates at the end of each generation: the least number, then doubled until the most.
[[nodiscard]] std::vector<std::uint32_t> generation_ends(const ReplicationSetup& replication);

// The plan of one generation: the replicates from the end of the one before to its own end.
[[nodiscard]] Plan generation_plan(const Plan& whole, const std::vector<std::uint32_t>& ends,
                                   std::size_t generation);

// Folder of a generation inside that of the study.
[[nodiscard]] std::string generation_folder(const std::string& folder, std::size_t generation);

// The widest half interval over cells (or levers against the first, point by point), from the merged files of
// the generations so far; infinite while a cell has fewer than two values.
[[nodiscard]] double widest_half(const Plan& whole, const std::vector<std::string>& merged);

// Writes one results file of all generations, unless it is there; its provenance holds the plan of the study,
// whose replicates are those that were run.
void join_generations(const Plan& whole, const std::vector<std::string>& merged, const std::string& path,
                      const Program& program);

// Where a study that stops by itself stands, by what is in its folder: a function of the study and the merged
// files of its finished generations.
struct GenerationState {
  std::vector<std::uint32_t> ends;
  std::vector<std::string> merged;  // files of the finished generations
  double widest = 0;                // half interval after them; infinite before the first
  bool is_enough = false;           // nothing more is to be computed

  [[nodiscard]] std::size_t present() const { return merged.size(); }  // generation that is under way
  [[nodiscard]] std::uint32_t replicates() const { return merged.empty() ? 0 : ends[merged.size() - 1]; }
};
[[nodiscard]] GenerationState look_at_generations(const Plan& whole, const std::string& folder);

// Merges the generation under way (RecordError busy while parts are missing) and looks again; once that is
// enough, writes the results of all. Where it then stands.
GenerationState merge_generation(const Plan& whole, const std::string& folder, const Program& program);

// How the generations of a study are worked through: by threads, or by ranks of which only the first looks
// and writes.
struct GenerationHands {
  std::function<Harvest(const Plan&, const std::string& folder)> sweep;
  std::function<bool(bool)> agree;  // what the first process says, on all of them
  std::function<void(std::uint32_t replicates, double widest)>
      after;  // told on the first process; may be empty
  bool leads = true;
};

// Sweeps generation after generation until the interval is narrow enough, and joins them into the merged file
// of the folder. Whatever stops it, the same call goes on. Throws as truce::sweep.
Harvest sweep_generations(const Plan& whole, const std::string& folder, const Program& program,
                          const GenerationHands& hands);

}  // namespace truce
