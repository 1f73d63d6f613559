// Written under a temporary name and renamed, so that a reader never sees half of it. A file that cannot be
// written is no reason to end a sweep: it is left out.
#include "sim/cli/status_file.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <utility>

#include "sim/scenario/plain_text.hpp"

namespace truce::cli {
namespace {

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

}  // namespace

StatusFile::StatusFile(std::string path, Work work) : path_(std::move(path)), work_(std::move(work)) {
  if (!path_.empty()) write("running");
}

void StatusFile::step() {
  if (path_.empty()) return;
  const std::scoped_lock lock(mutex_);
  ++steps_;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
  if (seconds.count() < next_) return;
  next_ = seconds.count() + 1;
  write("running");
}

void StatusFile::part(std::size_t there, std::size_t failed) {
  if (path_.empty()) return;
  const std::scoped_lock lock(mutex_);
  work_.parts_there = there;
  failed_ += failed;
  write("running");
}

void StatusFile::end(const std::string& state) {
  if (path_.empty()) return;
  const std::scoped_lock lock(mutex_);
  if (state == "done") work_.parts_there = work_.parts;
  write(state);
}

void StatusFile::write(const std::string& state) {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
  const double asked = static_cast<double>(work_.runs_missing);
  const double done =
      state == "done" ? asked
                      : std::min(asked, static_cast<double>(steps_) / static_cast<double>(work_.steps_a_run));
  const double rate = seconds.count() > 0 ? done / seconds.count() : 0;
  const std::string temporary = path_ + ".new";
  std::ofstream out(temporary);
  out << "{\"study\": " << json_text(work_.study) << ", \"folder\": " << json_text(work_.folder)
      << ", \"state\": " << json_text(state) << ",\n \"runs\": " << work_.runs
      << ", \"runs_left\": " << number(asked - done) << ", \"runs_per_second\": " << number(rate)
      << ", \"seconds\": " << number(seconds.count())
      << ", \"seconds_left\": " << (rate > 0 ? number((asked - done) / rate) : "null")
      << ",\n \"parts\": " << work_.parts << ", \"parts_there\": " << work_.parts_there
      << ", \"failed_runs\": " << failed_ << "}\n";
  out.close();
  if (out.good()) std::rename(temporary.c_str(), path_.c_str());
}

}  // namespace truce::cli
