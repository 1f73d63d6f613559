// A small made-up key table with every kind of value, for tests of the reader, emit and describe.
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/base/key.hpp"

namespace truce {

enum class Mood { calm, tense, on };
template <>
struct EnumNames<Mood> {
  static constexpr auto names =
      std::array{std::pair{"calm", Mood::calm}, std::pair{"tense", Mood::tense}, std::pair{"on", Mood::on}};
};

struct SampleRun {
  int steps = 24;
  double step_min = 60;
  bool verbose = false;
  Instant start;

  static constexpr auto keys = std::tuple{
      Key{"steps", &SampleRun::steps, Limits{1, 1000}, "1", "Number of steps."},
      Key{"step_min", &SampleRun::step_min, Limits{15, 120}, "min", "Length of a step."},
      Key{"verbose", &SampleRun::verbose, Limits{}, "", "Whether more is written."},
      Key{"start", &SampleRun::start, Limits{}, "", "First moment."},
  };
};

struct SampleParty {
  std::string name;
  double share = 0.5;
  Mood mood = Mood::calm;
  std::vector<double> weights{1, 2};
  std::vector<std::string> friends;

  static constexpr auto keys = std::tuple{
      Key{"name", &SampleParty::name, Limits{}, "", "Its name.", Need::required},
      Key{"share", &SampleParty::share, Limits{0, 1}, "1", "Share of | support."},
      Key{"mood", &SampleParty::mood, Limits{}, "", "How it feels."},
      Key{"weights", &SampleParty::weights, Limits{0, 10}, "kg", "Weights."},
      Key{"friends", &SampleParty::friends, Limits{}, "", "Friends by id."},
  };
};

// A plan that holds plans: tables may be recursive.
struct SamplePlan {
  std::string use;
  std::vector<SamplePlan> then;

  static constexpr auto keys = std::tuple{
      Key{"use", &SamplePlan::use, Limits{}, "", "What to use."},
      Key{"then", &SamplePlan::then, Limits{}, "", "What follows."},
  };
};

struct Sample {
  int truce = 1;
  std::string title = "made up";
  SampleRun run;
  Entries<SampleParty> parties;
  Entries<double> stocks;
  std::vector<SamplePlan> plans;

  static constexpr auto keys = std::tuple{
      Key{"truce", &Sample::truce, Limits{1, 1}, "", "Format number.", Need::required},
      Key{"title", &Sample::title, Limits{}, "", "Title of the scenario."},
      Key{"run", &Sample::run, Limits{}, "", "How it runs."},
      Key{"parties", &Sample::parties, Limits{}, "", "The parties."},
      Key{"stocks", &Sample::stocks, Limits{0}, "t", "Stocks by id."},
      Key{"plans", &Sample::plans, Limits{}, "", "Plans in order."},
  };
};

}  // namespace truce
