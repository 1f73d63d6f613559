// --status-file FILE: how far a sweep is, as JSON that other programs read at any moment.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

namespace truce::cli {

class StatusFile {
 public:
  struct Work {
    std::string study;
    std::string folder;
    std::size_t runs = 0;          // of the plan
    std::size_t runs_missing = 0;  // when this process began
    std::size_t parts = 0;
    std::size_t parts_there = 0;
    std::int64_t steps_a_run = 1;
  };

  // An empty path: nothing is ever written.
  StatusFile(std::string path, Work work);

  // After a step of any run, from any thread: writes the file when a second has passed.
  void step();
  // After a part; how many of its runs failed.
  void part(std::size_t there, std::size_t failed);
  // Writes the last word: done, stopped or failed.
  void end(const std::string& state);

 private:
  void write(const std::string& state);

  const std::string path_;
  Work work_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::int64_t steps_ = 0;
  std::size_t failed_ = 0;
  double next_ = 0;
};

}  // namespace truce::cli
