// Merging part by part and then variable by variable, so that memory does not grow with what the runs hold;
// parts are checked first.
#include "sim/study/merge.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <span>
#include <sstream>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "sim/study/folder.hpp"
#include "sim/study/joined_runs.hpp"

namespace truce {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& text) {
  throw RecordError(RecordError::Kind::transfer, "'" + path + "' " + text);
}

// A part, read once: bytes against name, plan against plan.
class Part {
 public:
  Part(const Plan& plan, const std::string& folder, std::size_t shard, const std::string& name)
      : path_((std::filesystem::path(folder) / name).string()),
        text_(whole(path_, shard, name)),
        file_(ResultsFile::from_image(std::as_bytes(std::span(text_)))),
        provenance_(file_.provenance()) {
    if (provenance_.options != part_text(plan))
      refuse(path_, "belongs to another plan; remove it and sweep again");
    if (file_.run_count() != std::min(plan.shard_runs, plan.runs() - shard * plan.shard_runs))
      refuse(path_, "has another number of runs than the plan; remove it and sweep again");
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const ResultsFile& file() const { return file_; }
  [[nodiscard]] Program program() const {
    return {provenance_.program_version, provenance_.commit, provenance_.compiler};
  }

 private:
  // The bytes, held against the name before anything reads them.
  static std::string whole(const std::string& path, std::size_t shard, const std::string& name) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    if (!bytes.good() || bytes.view().empty()) refuse(path, "cannot be read; remove it and sweep again");
    std::string text = std::move(bytes).str();
    if (part_name(shard, hash_bytes(text.data(), text.size()).hex()) != name)
      refuse(path, "does not hold what its name says (it was damaged or changed); remove it and sweep again");
    return text;
  }

  std::string path_;
  std::string text_;
  ResultsFile file_;
  Provenance provenance_;
};

bool same(const Program& a, const Program& b) {
  return a.version == b.version && a.commit == b.commit && a.compiler == b.compiler;
}

std::string words(const Program& program) {
  return "truce " + program.version + " (" + program.commit + ", " + program.compiler + ")";
}

void count(const ResultsFile& file, Harvest& harvest) {
  const std::vector<std::string> errors = file.run_errors();
  for (std::size_t run = 0; run < file.run_count(); ++run) {
    ++harvest.runs;
    if (file.keys().status[run] == RunStatus::ok) continue;
    if (harvest.failed++ == 0) harvest.first_error = errors[run];
  }
}

// Walks the parts in order of number; all by one program.
template <class Take>
Harvest walk(const Plan& plan, const std::string& folder, Take take) {
  Harvest harvest;
  std::optional<Program> first;
  for (const auto& [shard, name] : find_parts(plan, folder)) {
    const Part part(plan, folder, shard, name);
    if (first && !same(*first, part.program()))
      refuse(part.path(), "was made by " + words(part.program()) + ", other parts by " + words(*first) +
                              " (their results may differ); remove the parts of one of them and sweep again");
    first = part.program();
    count(part.file(), harvest);
    take(part);
  }
  return harvest;
}

bool is_merged(const Plan& plan, const std::string& path) {
  if (!std::filesystem::exists(path)) return false;
  try {
    const ResultsFile file(path);
    return file.provenance().options == plan.text && file.run_count() == plan.runs();
  } catch (const RecordError&) {
    return false;
  }
}

}  // namespace

Harvest count_runs(const ResultsFile& file) {
  Harvest harvest;
  count(file, harvest);
  return harvest;
}

std::string merged_path(const std::string& folder) {
  return (std::filesystem::path(folder) / "results.h5").string();
}

Harvest verify_parts(const Plan& plan, const std::string& folder) {
  return walk(plan, folder, [](const Part&) {});
}

Harvest merge_parts(const Plan& plan, const std::string& folder) {
  const std::size_t parts = find_parts(plan, folder).size();
  if (parts < plan.shards())
    throw RecordError(RecordError::Kind::busy,
                      std::to_string(plan.shards() - parts) + " of " + std::to_string(plan.shards()) +
                          " parts of '" + quotable(folder) +
                          "' are missing; give the same command again to compute them");
  const std::string path = merged_path(folder);
  if (is_merged(plan, path)) {
    Harvest harvest;
    count(ResultsFile(path), harvest);
    return harvest;
  }
  Program program;
  JoinedRuns runs(study_spec(plan), folder,
                  [&plan](std::size_t run) { return plan.keeps_series_of(plan.place_of(run).nth); });
  const Harvest harvest = walk(plan, folder, [&](const Part& part) {
    program = part.program();
    runs.add(part.path(), part.file());
  });
  publish_streamed(path, study_spec(plan), runs.source(), study_provenance(plan, program));
  return harvest;
}

void require_same_program(const Plan& plan, const std::string& folder, const Program& program) {
  const auto parts = find_parts(plan, folder);
  if (parts.empty()) return;
  const Part part(plan, folder, parts.begin()->first, parts.begin()->second);
  if (same(part.program(), program)) return;
  throw InputError(
      {Fault{part.path(), 0, 0, "",
             "was made by " + words(part.program()) + ", and this is " + words(program) +
                 " (their results may differ); go on with that program, or name another folder with -o"}});
}

}  // namespace truce
