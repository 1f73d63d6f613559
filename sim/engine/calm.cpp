// Rolling six-hour rates against the rates of the 72 hours before (ruling H7).
#include "sim/engine/calm.hpp"

#include <algorithm>
#include <numeric>

namespace truce {
namespace {

constexpr double window_hours = 6;
constexpr double before_hours = 72;
constexpr double kept_share = 0.10;
constexpr double long_hours = 72;

// Mean events per hour over steps [from, to) counted back from the newest.
double mean_rate(const std::deque<double>& events, std::size_t from, std::size_t to, double step_hours) {
  const std::size_t last = std::min(to, events.size());
  if (last <= from) return 0;
  double sum = 0;
  for (std::size_t back = from; back < last; ++back) sum += events[events.size() - 1 - back];
  return sum / (static_cast<double>(last - from) * step_hours);
}

}  // namespace

bool CalmMeter::within(const std::vector<double>& reference, double hours) const {
  const auto steps = static_cast<std::size_t>(hours / step_hours_);
  for (std::size_t s = 0; s < recent_.size(); ++s)
    if (recent_[s].size() < steps || mean_rate(recent_[s], 0, steps, step_hours_) > kept_share * reference[s])
      return false;
  return true;
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
  const auto window = static_cast<std::size_t>(window_hours / step_hours_);
  const auto most = static_cast<std::size_t>((window_hours + before_hours) / step_hours_);
  for (std::size_t s = 0; s < recent_.size(); ++s) {
    recent_[s].push_back(static_cast<double>(world.streams.events_step[s]));
    if (recent_[s].size() > most) recent_[s].pop_front();
  }
  if (calm_) {
    calm_ = within(reference_, window_hours);
  } else {
    std::vector<double> before;
    for (const auto& events : recent_) before.push_back(mean_rate(events, window, most, step_hours_));
    // Calm needs fighting before it: at least one stream that ran.
    const bool fought = std::ranges::any_of(before, [](double rate) { return rate > 0; });
    if (fought && within(before, window_hours)) {
      reference_ = before;
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
  for (const auto& events : recent_) {
    list.push_back(static_cast<double>(events.size()));
    list.insert(list.end(), events.begin(), events.end());
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
  reference_.resize(size());
  recent_.resize(size());
  for (double& rate : reference_) rate = next();
  for (auto& events : recent_) {
    events.resize(size());
    for (double& count : events) count = next();
  }
  return good && place == memory.size();
}

}  // namespace truce
