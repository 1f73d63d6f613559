// Reads the coded packages, asks both sums, and gathers what the runs' leaders would have said.
#include "analysis/scorecard/replies.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "analysis/answers/coding.hpp"
#include "sim/scenario/table.hpp"

namespace truce::scorecard {
namespace {

using formula::CodedPackage;

// Columns of the table and where they go.
const std::array<std::pair<std::string_view, double CodedPackage::*>, 21> columns = {
    {{"hours", &CodedPackage::duration_hours},
     {"crossings", &CodedPackage::crossings},
     {"salaries", &CodedPackage::salaries},
     {"reconstruction", &CodedPackage::reconstruction},
     {"prisoners", &CodedPackage::prisoners},
     {"port", &CodedPackage::port},
     {"work_allowed", &CodedPackage::work_allowed},
     {"demilitarisation", &CodedPackage::demilitarisation},
     {"withdrawal", &CodedPackage::withdrawal},
     {"channel", &CodedPackage::channel},
     {"consulted", &CodedPackage::consulted},
     {"sites_left", &CodedPackage::sites_left},
     {"launches_per_day", &CodedPackage::launches_per_day},
     {"state_deaths_per_day", &CodedPackage::state_deaths_per_day},
     {"people_deaths_per_day", &CodedPackage::people_deaths_per_day},
     {"support", &CodedPackage::support},
     {"state_push", &CodedPackage::state_push},
     {"movement_push", &CodedPackage::movement_push},
     {"patron_restraint", &CodedPackage::patron_restraint},
     {"day", &CodedPackage::day},
     {"brink", &CodedPackage::brink}}};

void judge(const std::string& who, double sum, bool yes, CodedScore& score) {
  ++score.asked;
  if ((sum > 0) == yes)
    ++score.right;
  else
    score.misses.push_back(who);
}

struct Sum {
  double chances = 0;
  double recorded = 0;
  double consulted = 0;
  double rival_share = 0;
  std::size_t runs = 0;
};

// How far a leader was consulted on a row of texts; 1 where no copy is recorded.
double consulted_on(const RecordView& view, const RunRecord& run, double text, double leader) {
  if (!view.has_table("copies")) return 1;
  const auto& texts = view.column(run, "copies", "text");
  for (std::size_t row = 0; row < texts.size(); ++row)
    if (texts[row] == text && view.column(run, "copies", "leader")[row] == leader)
      return view.column(run, "copies", "consulted")[row];
  return 1;
}

using Sums = std::map<std::pair<std::size_t, std::size_t>, Sum>;  // by text and leader

void add_run(const RecordView& view, const RunRecord& run, Sums& sums) {
  const auto column = [&](std::string_view name) -> const std::vector<double>& {
    return view.column(run, "decisions", name);
  };
  const auto& setups = view.column(run, "texts", "setup");
  for (std::size_t row = 0; row < column("text").size(); ++row) {
    const auto text = static_cast<std::size_t>(column("text")[row]);
    if (column("recorded")[row] < 0 || column("own_text")[row] > 0 || text >= setups.size() ||
        setups[text] < 0)
      continue;
    Sum& sum =
        sums[{static_cast<std::size_t>(setups[text]), static_cast<std::size_t>(column("leader")[row])}];
    sum.chances += column("probability")[row];
    sum.recorded = column("recorded")[row];
    sum.consulted += consulted_on(view, run, column("text")[row], column("leader")[row]);
    if (view.has_table("copies")) sum.rival_share += view.column(run, "texts", "rival_share")[text];
    ++sum.runs;
  }
}

}  // namespace

std::vector<CodedReply> read_replies(const std::string& path) {
  std::vector<std::string_view> required{"package", "state_yes", "movement_yes"};
  for (const auto& [name, member] : columns) required.push_back(name);
  const CsvTable table = read_csv(path, required);
  std::vector<CodedReply> replies;
  std::vector<Fault> faults;
  for (const CsvRow& row : table.rows()) {
    CodedReply reply;
    reply.name = table.text(row, "package");
    for (const auto& [name, member] : columns)
      reply.package.*member = table.number(row, name, faults).value_or(0);
    reply.state_yes = table.number(row, "state_yes", faults).value_or(0) > 0;
    if (const auto answer = table.number(row, "movement_yes", faults)) reply.movement_yes = *answer > 0;
    replies.push_back(reply);
  }
  if (!faults.empty()) throw InputError(faults);
  return replies;
}

CodedScore score_coded(const std::vector<CodedReply>& replies) {
  CodedScore score;
  for (const CodedReply& reply : replies) {
    judge(reply.name + ": state", formula::state_reply_sum(reply.package), reply.state_yes, score);
    if (reply.movement_yes)
      judge(reply.name + ": movement", formula::movement_reply_sum(reply.package), *reply.movement_yes,
            score);
  }
  return score;
}

std::vector<SimulatedReply> simulated_replies(const RecordView& view, const std::vector<RunRecord>& runs) {
  Sums sums;
  for (const RunRecord& run : runs)
    if (run.status == RunStatus::ok) add_run(view, run, sums);
  const std::vector<std::string> leaders = view.members("leader");
  std::vector<SimulatedReply> replies;
  for (const auto& [place, sum] : sums)
    replies.push_back({view.texts.at(place.first), leaders.at(place.second), sum.recorded > 0,
                       sum.chances / static_cast<double>(sum.runs), sum.runs,
                       sum.consulted / static_cast<double>(sum.runs),
                       sum.rival_share / static_cast<double>(sum.runs)});
  return replies;
}

namespace {

bool says_yes_by_two_features(const SimulatedReply& reply) {
  constexpr double enough_consultation = 0.5;
  constexpr double too_much_rival = 0.75;
  const auto place = std::ranges::find(answers::decider_names, reply.leader) - answers::decider_names.begin();
  const bool armed = static_cast<std::size_t>(place) < answers::decider_count &&
                     answers::is_armed_body(static_cast<answers::Decider>(place));
  return armed ? reply.consulted >= enough_consultation : reply.rival_share < too_much_rival;
}

answers::Score score_two_features(const std::vector<SimulatedReply>& replies, const std::vector<int>& yes) {
  std::array<std::pair<double, double>, 2> sides{};  // yes, answers
  for (const SimulatedReply& reply : replies) {
    auto& [said_yes, asked] = sides[says_yes_by_two_features(reply) ? 1 : 0];
    said_yes += reply.yes ? 1 : 0;
    asked += 1;
  }
  answers::Chances chances;
  for (const SimulatedReply& reply : replies) {
    const auto& [said_yes, asked] = sides[says_yes_by_two_features(reply) ? 1 : 0];
    chances.push_back((said_yes + 1) / (asked + 2));
  }
  return answers::score(chances, yes);
}

}  // namespace

ReplyScores score_replies(const std::vector<SimulatedReply>& replies) {
  std::vector<int> yes;
  answers::Chances engine;
  double all_yes = 0;
  std::map<std::string, std::pair<double, double>> by_leader;  // yes, answers
  for (const SimulatedReply& reply : replies) {
    yes.push_back(reply.yes ? 1 : 0);
    engine.push_back(reply.probability);
    all_yes += reply.yes ? 1 : 0;
    by_leader[reply.leader].first += reply.yes ? 1 : 0;
    by_leader[reply.leader].second += 1;
  }
  answers::Chances majority;
  for (const SimulatedReply& reply : replies) {
    const auto& [said_yes, asked] = by_leader[reply.leader];
    majority.push_back((said_yes + 1) / (asked + 2));
  }
  const double share = std::max(0.5, all_yes / static_cast<double>(replies.size()));
  return {answers::score(engine, yes), answers::score(answers::Chances(yes.size(), share), yes),
          answers::score(majority, yes), score_two_features(replies, yes)};
}

}  // namespace truce::scorecard
