// Benchmark B: fifteen recorded replies, from a coded table and from what the runs themselves produced
// (ruling H2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/answers/score.hpp"
#include "analysis/scorecard/view.hpp"
#include "sim/formula/fifteen_replies.hpp"

namespace truce::scorecard {

struct CodedReply {
  std::string name;
  formula::CodedPackage package;
  bool state_yes = false;
  std::optional<bool> movement_yes;  // nothing: never put to it
};

// Reads the coded packages of model.md R.9. InputError.
[[nodiscard]] std::vector<CodedReply> read_replies(const std::string& path);

struct CodedScore {
  int right = 0;  // replies on the recorded side of 1/2
  int asked = 0;
  std::vector<std::string> misses;  // "package: who"
};

[[nodiscard]] CodedScore score_coded(const std::vector<CodedReply>& replies);

// One recorded answer as the runs produced it.
struct SimulatedReply {
  std::string text;
  std::string leader;
  bool yes = false;        // the record
  double probability = 0;  // mean chance of a yes over the runs that put the text
  std::size_t runs = 0;
  double consulted = 1;    // of its copies, mean over the runs; 1 where none is recorded
  double rival_share = 0;  // of the way of the text
};

// Recorded answers of the decisions table, own texts left out, in file order of texts and leaders.
[[nodiscard]] std::vector<SimulatedReply> simulated_replies(const RecordView& view,
                                                            const std::vector<RunRecord>& runs);

struct ReplyScores {
  answers::Score engine;
  answers::Score always_yes;  // at the share of yes among these answers (in sample)
  answers::Score majority;    // each leader at its own share, one yes and one no added (in sample)
  // Who was consulted and through whom, nothing else: armed bodies yes if consulted at least .5, others if
  // less than .75 went through rivals (ruling H1); chances are the shares of yes on each side of the rule (in
  // sample).
  answers::Score two_features;
};

// Scores of the runs' chances and of two nulls on the same answers; not for an empty list.
[[nodiscard]] ReplyScores score_replies(const std::vector<SimulatedReply>& replies);

}  // namespace truce::scorecard
