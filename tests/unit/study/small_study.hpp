// A small study for tests: a made-up scenario of ten days beside a study file, in a folder of its own.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "sim/study/pool.hpp"
#include "tests/unit/scenario/messages.hpp"

namespace truce {

inline std::string content_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

inline const Program test_program{"test", "none", "none"};

class SmallStudy {
 public:
  // `rest` is added to the study file.
  explicit SmallStudy(const std::string& rest = "", const std::string& part_runs = "5") {
    scratch_.write("minimal.yaml", content_of(std::string(TRUCE_SOURCE_DIR) + "/scenarios/minimal.yaml"));
    path_ = scratch_.write("studies/small.yaml",
                           "study: 1\nscenario: ../minimal.yaml\nseed: 7\n"
                           "levers:\n  full: {}\n  frozen: {mechanisms.opinion.on: false}\n"
                           "factors: {streams.north_fire.rate_per_hour: [0.5, 2]}\n"
                           "replication: {replicates: 6, first: 3}\n"
                           "outputs: {series_replicates: 2, tables: [arrangements]}\n"
                           "execution: {shard_runs: " +
                               part_runs + "}\n" + rest);
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Plan plan() const { return make_plan(read_study(path_)); }
  [[nodiscard]] std::string at(const std::string& name) const { return scratch_.at(name); }
  std::string write(const std::string& name, std::string_view text) const {
    return scratch_.write(name, text);
  }

 private:
  ScratchFolder scratch_;
  std::string path_;
};

}  // namespace truce
