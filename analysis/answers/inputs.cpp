// Inputs of the decision equation for the answers of 2014.
#include "analysis/answers/inputs.hpp"

#include <algorithm>
#include <sstream>

#include "sim/scenario/table.hpp"

namespace truce::answers {
namespace {

constexpr double leverage_utils = 0.25;
constexpr double tolerated_soldiers = 60;
constexpr double tolerated_fighters = 800;
constexpr double silent_on_work = 0.5;  // the issue scale's own word for a text that says nothing

std::string relation_name(Decider decider) {
  return decider == Decider::isr_gov ? "israel"
                                     : std::string(decider_names[static_cast<std::size_t>(decider)]);
}

double needed(const CsvTable& table, const CsvRow& row, std::string_view column) {
  const auto value = table.number(row, column);
  if (!value) {
    throw InputError({table.fault(row, column, "empty (every text needs it); give a number")});
  }
  return *value;
}

WarState read_war(const CsvTable& table, const CsvRow& row) {
  WarState war;
  war.forces_inside = needed(table, row, "forces_inside") > 0;
  war.aim = needed(table, row, "aim");
  war.tunnels_left = needed(table, row, "tunnels_left");
  war.support = needed(table, row, "support");
  war.days_fought = needed(table, row, "days_fought");
  war.soldiers_killed = needed(table, row, "soldiers_killed");
  war.fighters_killed = needed(table, row, "fighters_killed");
  war.soldiers_per_day = needed(table, row, "soldiers_per_day");
  war.deaths_per_day = needed(table, row, "deaths_per_day");
  std::stringstream names(table.text(row, "authors"));
  for (std::string name; std::getline(names, name, '|');) {
    war.authors.push_back(name);
  }
  return war;
}

double reservation(const Preference& preference, formula::Issue issue, Decider decider, const WarState& war) {
  const bool about_forces = issue == formula::Issue::forces || issue == formula::Issue::tunnel_work;
  double moved = weariness(war, decider);
  if (about_forces) {
    moved = decider == Decider::isr_gov ? 1 - war.tunnels_left : 0;
  }
  return preference.july + (preference.august - preference.july) * moved;
}

formula::IssueStances stances(const Benchmark& bench, const WarState& war, const Answer& answer,
                              bool frozen) {
  formula::IssueStances list{};
  const Preferences& preferences = bench.preferences[static_cast<std::size_t>(answer.decider)];
  for (std::size_t k = 0; k < formula::issue_count; ++k) {
    const auto issue = static_cast<formula::Issue>(k);
    list[k].ideal = preferences[k].ideal;
    list[k].reservation =
        frozen ? preferences[k].july : reservation(preferences[k], issue, answer.decider, war);
    list[k].salience = preferences[k].salience;
    list[k].active = is_active(preferences[k].activity, issue, bench.text(answer), answer.decider) ? 1 : 0;
    list[k].direction = preferences[k].direction;
  }
  return list;
}

double mean_leverage(const AnswerInputs& inputs, const Text& text, const std::string& self) {
  double sum = 0;
  for (const std::string& lead : text.leads) {
    sum += std::max(inputs.relation(lead, self).leverage, 0.0);
  }
  return text.leads.empty() ? 0 : leverage_utils * sum / static_cast<double>(text.leads.size());
}

double author_relation(const AnswerInputs& inputs, const WarState& war, const std::string& self) {
  double sum = 0;
  double count = 0;
  for (const std::string& author : war.authors) {
    if (author != self) {
      sum -= inputs.relation(self, author).rivalry;
      count += 1;
    }
  }
  return count > 0 ? sum / count : 0;
}

double hours_staked(const Text& text) {
  const auto duration = text.issues[static_cast<std::size_t>(formula::Issue::duration)];
  return formula::stated_duration_hours(text.hours, duration.value_or(1));
}

}  // namespace

Relation AnswerInputs::relation(const std::string& from, const std::string& to) const {
  const auto found = relations.find({from, to});
  return found == relations.end() ? Relation{} : found->second;
}

AnswerInputs read_inputs(const std::string& folder, const Benchmark& bench) {
  constexpr std::array<std::string_view, 11> war_columns = {"id",
                                                            "forces_inside",
                                                            "aim",
                                                            "tunnels_left",
                                                            "support",
                                                            "days_fought",
                                                            "soldiers_killed",
                                                            "fighters_killed",
                                                            "soldiers_per_day",
                                                            "deaths_per_day",
                                                            "authors"};
  constexpr std::array<std::string_view, 4> relation_columns = {"from", "to", "leverage", "rivalry"};
  const CsvTable wars = read_csv(folder + "/answer_inputs.csv", war_columns);
  AnswerInputs inputs;
  for (const Text& text : bench.texts) {
    const auto row = std::find_if(wars.rows().begin(), wars.rows().end(), [&](const CsvRow& candidate) {
      return wars.text(candidate, "id") == text.id;
    });
    if (row == wars.rows().end()) {
      throw InputError({{wars.file(), 0, 0, text.id, "no row for text " + text.id + "; add one"}});
    }
    inputs.wars.push_back(read_war(wars, *row));
  }
  const CsvTable table = read_csv(folder + "/relations.csv", relation_columns);
  for (const CsvRow& row : table.rows()) {
    inputs.relations[{table.text(row, "from"), table.text(row, "to")}] = {needed(table, row, "leverage"),
                                                                          needed(table, row, "rivalry")};
  }
  return inputs;
}

double weariness(const WarState& war, Decider decider) {
  if (decider == Decider::pa) {
    return 0;
  }
  const double losses = decider == Decider::isr_gov ? war.soldiers_killed / tolerated_soldiers
                                                    : war.fighters_killed / tolerated_fighters;
  return std::min(1.0, 0.6 * war.days_fought / 35 + 0.4 * std::min(losses, 1.0));
}

formula::ReplyInputs reply_inputs(const Benchmark& bench, const AnswerInputs& inputs, const Answer& answer,
                                  bool frozen) {
  const Text& text = bench.text(answer);
  const WarState& war = inputs.wars[answer.text];
  const std::string self = relation_name(answer.decider);
  formula::ReplyInputs in;
  in.issue_value = formula::issue_value(text.issues, stances(bench, war, answer, frozen));
  in.duration_hours = hours_staked(text);
  in.aim = war.aim;
  in.sites_left = war.forces_inside ? war.tunnels_left : 0;
  in.work_allowed =
      text.issues[static_cast<std::size_t>(formula::Issue::tunnel_work)].value_or(silent_on_work);
  in.support = war.support;
  in.monitoring = text.issues[static_cast<std::size_t>(formula::Issue::monitoring)].value_or(0);
  in.weariness = weariness(war, answer.decider);
  in.own_deaths_per_day = war.soldiers_per_day;
  in.people_deaths_per_day = war.deaths_per_day;
  in.leverage = mean_leverage(inputs, text, self);
  in.rival_share = text.rival_share;
  in.relation_author = author_relation(inputs, war, self);
  in.relation_rival = -(inputs.relation(self, "qatar").rivalry + inputs.relation(self, "turkey").rivalry) / 2;
  in.legitimacy_loss = formula::legitimacy_loss(in.rival_share, in.relation_rival);
  in.consulted = consulted(text, answer.decider);
  return in;
}

formula::ReplyWeights reply_weights(Decider decider) {
  constexpr std::array<double, decider_count> dispositions = {0.051, 0.053, 0.039, 0.124, -0.097};
  formula::ReplyWeights weights;
  weights.disposition = dispositions[static_cast<std::size_t>(decider)];
  if (decider == Decider::isr_gov) {
    weights.war_base = 0.10;
    weights.war_aim = 0.25;
    weights.war_support = 0.20;
    weights.cover_own_death = 0.02;
  } else {
    weights.cover_people_death = 0.0008;
  }
  if (is_armed_body(decider)) {
    weights.war_base = 0.20;
    weights.war_eagerness = 0.10;
  }
  if (decider != Decider::pa) {
    weights.war_regrouping = 0.05;
    weights.war_weariness = 0.20;
  }
  return weights;
}

}  // namespace truce::answers
