// Progress goes to standard error, so that standard output holds results only.
#include "sim/cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace truce::cli {
namespace {

// Short runs need no line; a terminal is drawn often, a log now and then.
constexpr double first_terminal = 1, each_terminal = 0.25;
constexpr double first_lines = 30, each_lines = 30;

std::string clock_text(double seconds) {
  const auto whole = static_cast<long long>(std::lround(std::min(seconds, 1e9)));
  char text[40];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  return text;
}

}  // namespace

std::string progress_text(double share, double runs, double seconds) {
  char text[64];
  std::snprintf(text, sizeof text, "%d %%", static_cast<int>(std::floor(share * 100)));
  std::string line = text;
  if (share <= 0 || seconds <= 0) return line;
  if (runs > 1) {
    std::snprintf(text, sizeof text, ", %.3g runs/s", share * runs / seconds);
    line += text;
  }
  return line + ", " + clock_text(seconds * (1 - share) / share) + " left";
}

Progress::Style Progress::style_here(bool quiet) {
  if (quiet) return Style::none;
  return isatty(STDERR_FILENO) == 1 ? Style::terminal : Style::lines;
}

Progress::Progress(Style style, std::int64_t steps_a_run, std::int64_t runs)
    : style_(style),
      steps_(std::max<std::int64_t>(1, steps_a_run * runs)),
      runs_(runs),
      next_seconds_(style == Style::terminal ? first_terminal : first_lines) {}

Progress::~Progress() {
  if (is_drawn_) std::cerr << "\r\033[K" << std::flush;
}

void Progress::step() {
  const std::int64_t done = ++done_;
  if (style_ == Style::none) return;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin_;
  if (seconds.count() >= next_seconds_) show(seconds.count(), done);
}

void Progress::show(double seconds, std::int64_t done) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock || seconds < next_seconds_) return;
  next_seconds_ = seconds + (style_ == Style::terminal ? each_terminal : each_lines);
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(steps_));
  const std::string text = progress_text(share, static_cast<double>(runs_), seconds);
  if (style_ == Style::lines) {
    std::cerr << text << "\n";
    return;
  }
  std::cerr << "\r" << text << "\033[K" << std::flush;
  is_drawn_ = true;
}

}  // namespace truce::cli
