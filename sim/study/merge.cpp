// Merging by reading all runs into one image, or, above a size, series by series into a file; parts are
// checked first.
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
#include "sim/study/kept.hpp"

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
    if (provenance_.options != part_text(plan)) refuse(path_, "belongs to another plan; remove it and sweep again");
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

std::size_t bytes_of_parts(const Plan& plan, const std::string& folder) {
  std::size_t bytes = 0;
  for (const auto& [shard, name] : find_parts(plan, folder))
    bytes += std::filesystem::file_size(std::filesystem::path(folder) / name);
  return bytes;
}

// Series of consecutive runs, read from the parts that hold them; a part stays open while it is asked for.
class SeriesOfParts {
 public:
  SeriesOfParts(const Plan& plan, const std::string& folder)
      : plan_(plan), folder_(folder), parts_(find_parts(plan, folder)) {
    for (const SeriesSpec& series : study_spec(plan).series) names_.push_back(series.name);
  }

  [[nodiscard]] std::vector<float> read(std::size_t series, std::size_t first, std::size_t count) {
    std::vector<float> values;
    for (const std::size_t end = first + count; first < end;) {
      const std::size_t shard = first / plan_.shard_runs, offset = first % plan_.shard_runs;
      const std::size_t taken = std::min(end - first, plan_.shard_runs - offset);
      const SeriesValues part = file(shard).read_series(names_[series], {offset, taken});
      values.insert(values.end(), part.values.begin(), part.values.end());
      first += taken;
    }
    return values;
  }

 private:
  const ResultsFile& file(std::size_t shard) {
    constexpr std::size_t most_open = 200;
    if (open_.size() >= most_open && !open_.contains(shard)) open_.clear();
    const auto known = open_.find(shard);
    if (known != open_.end()) return known->second;
    return open_.try_emplace(shard, (std::filesystem::path(folder_) / parts_.at(shard)).string())
        .first->second;
  }

  const Plan& plan_;
  std::string folder_;
  std::map<std::size_t, std::string> parts_;
  std::vector<std::string> names_;
  std::map<std::size_t, ResultsFile> open_;
};

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

Harvest merge_parts(const Plan& plan, const std::string& folder, std::size_t memory_limit) {
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
  const bool in_memory = bytes_of_parts(plan, folder) <= memory_limit;
  std::vector<RunRecord> records;
  Program program;
  const Keeper keeper(plan);
  const Harvest harvest = walk(plan, folder, [&](const Part& part) {
    program = part.program();
    for (RunRecord& record : part.file().read_runs()) {
      // What was not kept came back as missing values; it need not fill the memory.
      if (!in_memory || !keeper.keeps_series(record, plan.place_of(records.size()).nth)) record.series = {};
      records.push_back(std::move(record));
    }
  });
  if (in_memory) {
    publish(path, build_image(study_spec(plan), records, study_provenance(plan, program)), Overwrite::allow);
    return harvest;
  }
  SeriesOfParts series(plan, folder);
  publish_streamed(path, study_spec(plan), records, study_provenance(plan, program),
                   [&](std::size_t place, std::size_t first, std::size_t count) {
                     return series.read(place, first, count);
                   });
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
