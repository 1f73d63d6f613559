// What each decider knew and felt when a text reached it: inputs of the decision equation from
// answer_inputs.csv and relations.csv, one documented rule a column (ruling M1).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answers/coding.hpp"
#include "sim/formula/reply_sum.hpp"

namespace truce::answers {

// The war at the date of a text; columns of answer_inputs.csv.
struct WarState {
  bool forces_inside = false;
  double aim = 0;
  double tunnels_left = 0;  // believed share, 0-1
  double support = 0;       // share against a stop, 0-1
  double days_fought = 0;
  double soldiers_killed = 0;   // since 8 July
  double fighters_killed = 0;   // since 8 July
  double soldiers_per_day = 0;  // mean of the three days before
  double deaths_per_day = 0;    // Palestinians killed in Gaza, mean of the three days before
  std::vector<std::string> authors;
};

struct Relation {
  double leverage = 0;  // -1 to 1
  double rivalry = 0;   // -1 to 1
};

struct AnswerInputs {
  std::vector<WarState> wars;  // one per text of the benchmark
  std::map<std::pair<std::string, std::string>, Relation> relations;

  // Nothing recorded between two actors counts as indifference.
  [[nodiscard]] Relation relation(const std::string& from, const std::string& to) const;
};

// Reads both tables of a folder for the texts of `bench`. InputError if a text has no row.
[[nodiscard]] AnswerInputs read_inputs(const std::string& folder, const Benchmark& bench);

// q_pat = min(1, .6 days / 35 + .4 losses), losses over 60 soldiers or 800 fighters, at most 1; the PA 0.
[[nodiscard]] double weariness(const WarState& war, Decider decider);

// Everything the equation reads for one answer; `frozen` holds every reservation at its value of 27 July.
[[nodiscard]] formula::ReplyInputs reply_inputs(const Benchmark& bench, const AnswerInputs& inputs,
                                                const Answer& answer, bool frozen);

// The weights of ruling M1 for a decider, with w, tau and b at their defaults.
[[nodiscard]] formula::ReplyWeights reply_weights(Decider decider);

}  // namespace truce::answers
