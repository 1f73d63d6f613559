// What `truce sweep` and `truce compare` share: the plan of a study file, its folder, and the work with a
// line of progress.
#pragma once

#include <optional>
#include <string>

#include "sim/cli/options.hpp"
#include "sim/study/merge.hpp"
#include "sim/study/plan.hpp"

namespace truce::cli {

struct StudyWork {
  Plan plan;
  std::string folder;
  std::string again;  // the command that goes on
};

// Reads the study named by the first word and plans it. InputError with all faults of study and scenario.
// Without
// --threads the machine's threads are shared out among so many processes.
[[nodiscard]] StudyWork study_work(const Given& given, const std::string& command, int processes = 1);

// Says runs, parts and bytes before the work begins, on standard error.
void announce(const StudyWork& work, const Given& given);

// Computes what is missing and merges; nothing when SIGINT or SIGTERM stopped it (see stop_code).
[[nodiscard]] std::optional<Harvest> sweep_watched(const StudyWork& work, const Given& given);

// The same for a plan whose replicates are fixed.
[[nodiscard]] std::optional<Harvest> sweep_counted(const StudyWork& work, const Given& given);

// Says how far a study that stops by itself has come, on standard error.
void tell_generation(const StudyWork& work, const Given& given, std::uint32_t replicates, double widest);

// Says what is kept and how to go on after a signal; the exit code.
[[nodiscard]] int stop_code(const StudyWork& work);

// Whether parts are missing.
[[nodiscard]] bool is_incomplete(const StudyWork& work);

// What a pilot tells of a study here.
struct Probe {
  Plan pilot;
  std::vector<RunRecord> records;
  double seconds = 0;  // of the pilot
  double hours = 0;    // of the whole study, on as many threads
};
[[nodiscard]] Probe probe_study(const Plan& plan);

// Throws InputError when the study has a budget of hours and would take longer here.
void require_time(const Plan& plan, const Probe& probe);

// Reads a study and says its size; with `probe` also its time, bytes and precision, from a pilot. Throws
// InputError.
void print_study_check(const std::string& path, bool probe, bool may_be_large);

// This program, as it stands in parts.
[[nodiscard]] Program this_program();

// "12.3 MiB"
[[nodiscard]] std::string size_text(std::size_t bytes);

// Prints "3 of 200 runs failed" and the first error; the exit code.
[[nodiscard]] int report_harvest(const Harvest& harvest);

}  // namespace truce::cli
