// Rolling six-hour rates against the rates of the 72 hours before (ruling H7).
#include "sim/engine/calm.hpp"

#include <algorithm>
#include <utility>

namespace truce {
namespace {

constexpr double window_hours = 6;
constexpr double before_hours = 72;
constexpr double kept_share = 0.10;
constexpr double long_hours = 72;

std::size_t steps_in(double hours, double step_hours) { return static_cast<std::size_t>(hours / step_hours); }

}  // namespace

void CalmMeter::Recent::add(double count, double step_hours) {
  const std::size_t window = steps_in(window_hours, step_hours);
  events.push_back(count);
  in_window += count;
  if (events.size() > window) {
    const double left = events[events.size() - 1 - window];
    in_window -= left;
    before += left;
  }
  if (events.size() <= steps_in(window_hours + before_hours, step_hours)) return;
  before -= events.front();
  events.pop_front();
}

bool CalmMeter::within(const std::vector<double>& reference) const {
  const std::size_t window = steps_in(window_hours, step_hours_);
  const double hours = static_cast<double>(window) * step_hours_;
  for (std::size_t s = 0; s < recent_.size(); ++s)
    if (recent_[s].events.size() < window || recent_[s].in_window / hours > kept_share * reference[s])
      return false;
  return true;
}

// Mean events per hour of each stream in the up to 72 hours before the window.
std::vector<double> CalmMeter::rates_before() const {
  const std::size_t window = steps_in(window_hours, step_hours_);
  std::vector<double> rates(recent_.size(), 0.0);
  for (std::size_t s = 0; s < recent_.size(); ++s) {
    const std::size_t steps = recent_[s].events.size();
    if (steps > window) rates[s] = recent_[s].before / (static_cast<double>(steps - window) * step_hours_);
  }
  return rates;
}

void CalmMeter::begin(const World& world) {
  calm_ = true;
  start_ = std::max(world.clock.hour() - window_hours, since_);
  hours_ += world.clock.hour() - start_ - step_hours_;
}

void CalmMeter::count_from_here(const World& world) {
  since_ = start_ = world.clock.hour();
  hours_ = hours_to_day60_ = first_long_length_ = 0;
  first_long_start_ = -1;
}

void CalmMeter::see(const World& world) {
  step_hours_ = world.clock.step_hours;
  recent_.resize(rows_of(world.streams));
  if (world.clock.step == 0 || recent_.empty()) return;
  for (std::size_t s = 0; s < recent_.size(); ++s)
    recent_[s].add(static_cast<double>(world.streams.events_step[s]), step_hours_);
  if (calm_) {
    calm_ = within(reference_);
  } else {
    std::vector<double> before = rates_before();
    // Calm needs fighting before it: at least one stream that ran.
    const bool fought = std::ranges::any_of(before, [](double rate) { return rate > 0; });
    if (fought && within(before)) {
      reference_ = std::move(before);
      begin(world);
    }
  }
  if (!calm_) return;
  hours_ += step_hours_;
  if (world.clock.hour() <= day60_hours) hours_to_day60_ = hours_;
  const double length = world.clock.hour() - start_;
  if (length >= long_hours && first_long_start_ < 0) first_long_start_ = start_;
  if (first_long_start_ == start_) first_long_length_ = length;
}

std::vector<double> CalmMeter::memory() const {
  std::vector<double> list{calm_ ? 1.0 : 0.0,
                           step_hours_,
                           since_,
                           start_,
                           hours_,
                           hours_to_day60_,
                           first_long_start_,
                           first_long_length_,
                           static_cast<double>(reference_.size()),
                           static_cast<double>(recent_.size())};
  list.insert(list.end(), reference_.begin(), reference_.end());
  for (const Recent& recent : recent_) {
    list.push_back(static_cast<double>(recent.events.size()));
    list.insert(list.end(), recent.events.begin(), recent.events.end());
  }
  return list;
}

bool CalmMeter::remember(const std::vector<double>& memory) {
  std::size_t place = 0;
  bool good = true;
  const auto next = [&]() -> double {
    good = good && place < memory.size();
    return good ? memory[place++] : 0;
  };
  const auto size = [&] {
    const double count = next();
    good = good && count >= 0 && count <= static_cast<double>(memory.size());
    return good ? static_cast<std::size_t>(count) : 0;
  };
  calm_ = next() != 0;
  for (double* number :
       {&step_hours_, &since_, &start_, &hours_, &hours_to_day60_, &first_long_start_, &first_long_length_})
    *number = next();
  if (!good || !(step_hours_ > 0.01 && step_hours_ <= window_hours)) return false;
  reference_.resize(size());
  recent_.assign(size(), {});
  for (double& rate : reference_) rate = next();
  for (Recent& recent : recent_)
    for (std::size_t left = size(); left > 0; --left) recent.add(next(), step_hours_);
  return good && place == memory.size();
}

}  // namespace truce
