// Dates that a run will not reach are allowed (one file serves many horizons), but said.
#include "sim/base/time.hpp"
#include "sim/scenario/notes.hpp"

namespace truce {
namespace {

constexpr std::size_t most_lines = 3;

struct Dated {
  std::string path;
  Instant moment;
};

class Horizon {
 public:
  Horizon(const ClockSetup& clock, Notes& notes)
      : begin_(clock.start.minutes),
        end_(begin_ + static_cast<std::int64_t>(clock.horizon_hours * 60)),
        notes_(notes) {}

  // Only dates the user wrote in the scenario count: observed tables hold more than one run needs.
  void check(const std::string& section, const std::vector<Dated>& dates) {
    std::vector<Dated> missed;
    for (const Dated& date : dates)
      if (date.moment.is_set() && lies_outside(date.moment) && notes_.is_written(date.path))
        missed.push_back(date);
    if (missed.size() > most_lines) {
      notes_.warn(section, "has " + std::to_string(missed.size()) + " dates outside the run (" + span() +
                               "; they will not happen), the first one '" + missed[0].path + "'");
      return;
    }
    for (const Dated& date : missed)
      notes_.warn(date.path, "is " + format_instant(date.moment) + ", outside the run (" + span() +
                                 "; it will not happen)");
  }

 private:
  bool lies_outside(Instant moment) const { return moment.minutes < begin_ || moment.minutes >= end_; }
  std::string span() const { return format_instant({begin_}) + " to " + format_instant({end_}); }

  std::int64_t begin_;
  std::int64_t end_;
  Notes& notes_;
};

// An entry or a first day before the run starts has its effect from its first hour.
Instant unless_before(const ClockSetup& clock, Instant moment) {
  return moment.is_set() && moment.minutes < clock.start.minutes ? Instant{} : moment;
}

}  // namespace

void check_dates(const ScenarioFile& file, Notes& notes) {
  Horizon horizon(file.clock, notes);
  std::vector<Dated> ground, polls, texts, halts, efforts;
  for (const auto& [id, party] : file.parties) {
    ground.push_back({"parties." + id + ".ground.entry", unless_before(file.clock, party.ground.entry)});
    ground.push_back({"parties." + id + ".ground.exit", party.ground.exit});
  }
  for (const auto& [id, poll] : file.polls) polls.push_back({"polls." + id + ".date", poll.date});
  for (const auto& [id, text] : file.texts) texts.push_back({"texts." + id + ".tabled", text.tabled});
  for (const auto& [id, halt] : file.halts) halts.push_back({"halts." + id + ".start", halt.start});
  for (const auto& [id, effort] : file.efforts)
    efforts.push_back({"efforts." + id + ".not_before", unless_before(file.clock, effort.not_before)});
  horizon.check("parties", ground);
  horizon.check("polls", polls);
  horizon.check("texts", texts);
  horizon.check("halts", halts);
  horizon.check("efforts", efforts);
}

}  // namespace truce
