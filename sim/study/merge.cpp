// Merging by reading all runs and building one image; parts are checked on the way.
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

namespace truce {
namespace {

constexpr std::size_t memory_limit = std::size_t{256} << 20;  // ruling F3

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
    if (provenance_.options != plan.text) refuse(path_, "belongs to another plan; remove it and sweep again");
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
      refuse(path,
             "does not hold what its name says (it was damaged or changed); remove it and sweep again");
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

// The merged file is about as large as its parts together; merging holds all runs in memory.
void require_room(const Plan& plan, const std::string& folder) {
  std::size_t bytes = 0;
  for (const auto& [shard, name] : find_parts(plan, folder))
    bytes += std::filesystem::file_size(std::filesystem::path(folder) / name);
  if (bytes <= memory_limit) return;
  throw RecordError(
      RecordError::Kind::transfer,
      "cannot merge the parts of '" + quotable(folder) + "' (" + std::to_string(bytes >> 20) +
          " MiB, and merging works in memory up to 256 MiB so far); use the parts, each a results file, or "
          "keep fewer series (outputs.series_replicates)");
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
  require_room(plan, folder);
  std::vector<RunRecord> records;
  Program program;
  const Harvest harvest = walk(plan, folder, [&](const Part& part) {
    program = part.program();
    for (RunRecord& record : part.file().read_runs()) {
      // What was not kept came back as missing values; it need not fill the memory.
      if (plan.place_of(records.size()).nth >= plan.series_replicates) record.series.clear();
      records.push_back(std::move(record));
    }
  });
  publish(path, build_image(study_spec(plan), records, study_provenance(plan, program)), Overwrite::allow);
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
