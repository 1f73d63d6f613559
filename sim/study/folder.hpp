// The folder of a study: its lock, its plan, its parts. The parts are the state; nothing else remembers
// anything.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "sim/study/plan.hpp"

namespace truce {

// Held while a process sweeps a folder; the kernel lets go when the process ends, however it ends.
class FolderLock {
 public:
  // Throws RecordError: busy when another process holds it, create when the folder cannot be written to.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

// Makes the folder when it is missing. Throws RecordError(create).
void make_folder(const std::string& folder);

// Writes `plan.yaml`, or compares it with the one that is there. Throws InputError when the folder holds
// another plan.
void settle_plan(const Plan& plan, const std::string& folder);

// File name of each part that is there, by number. Throws BugError when a part is there with two different
// contents: a part is a function of the plan and its number, so a program or a machine gave two results for
// one question.
[[nodiscard]] std::map<std::size_t, std::string> find_parts(const Plan& plan, const std::string& folder);

// Name of a part with these bytes: `part-K.<first 16 hex digits of their XXH3-128>.h5`.
[[nodiscard]] std::string part_name(std::size_t shard, const std::string& hash_hex);

// Takes away what a killed process left half written an hour ago or more.
void sweep_up(const std::string& folder);

}  // namespace truce
