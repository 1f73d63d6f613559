// Efforts begin, act, rest and end; one act at most an effort and step, at its own pace.
#include "sim/diplomacy/mediation.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/conditions.hpp"
#include "sim/diplomacy/halts_seen.hpp"
#include "sim/diplomacy/lead.hpp"

namespace truce {
namespace {

using diplomacy::Envoy;
using diplomacy::Harvest;
using diplomacy::LeadAct;
using diplomacy::LeadOption;

constexpr std::uint32_t choice_kind = 6;
constexpr double consulted_beforehand = 0.8;
constexpr double acts_a_round = 4;
constexpr double most_rise = 2;  // a war three times as deadly leaves nothing to hurry for faster

bool has_ended(EffortStage stage) { return stage != EffortStage::waits && stage != EffortStage::runs; }

class Effort {
 public:
  Effort(World& world, const Luck& luck, const Mediation& rules, std::size_t effort)
      : world_(world),
        luck_(luck),
        rules_(rules),
        effort_(effort),
        strategy_(*diplomacy::strategy_of(*world.setup, effort)),
        mediator_(static_cast<std::size_t>(row_of(world.setup->mediators, strategy_.lead))),
        draws_(luck.at(Stream::mediator_choice,
                       born_entity(static_cast<std::uint32_t>(effort), choice_kind, 0))) {}

  void perhaps_begin() {
    if (!is_scripted()) {
      if (!draws_.chance(rate(rules_.begins_per_day))) return;
      const Envoy envoy(world_, luck_, effort_);
      const formula::IssueText draft = envoy.draft();
      const double worth = envoy.worth_of_agreement(draft) * envoy.chance(draft, everybody(envoy), 1) +
                           lead().wants_credit / 2 - rules_.text_cost +
                           lead().wants_primacy * (left_to_rivals() - envoy.credit_shared());
      if (!draws_.chance(det::logistic(worth / rules_.temperature))) return;
    }
    world_.efforts.stage[effort_] = EffortStage::runs;
    world_.efforts.started_hour[effort_] = world_.clock.hour();
    world_.efforts.deaths_day_start[effort_] = diplomacy::deaths_per_day(world_);
  }

  void go_on() {
    const Harvest harvest = diplomacy::harvest_of(world_, effort_);
    let_pressure_fade();
    if (harvest.halted) {
      if (harvest.lasting) end(EffortStage::agreed);
      return;
    }
    tire();
    const double running = world_.clock.hour() - world_.efforts.started_hour[effort_];
    if (harvest.on_the_table == 0 && harvest.refused >= strategy_.versions) return end(EffortStage::refused);
    if (harvest.on_the_table == 0 && world_.efforts.texts[effort_] >= strategy_.versions)
      return end(EffortStage::used_up);
    if (running > strategy_.patience_days * 24 || effort() < rules_.effort_floor)
      return end(EffortStage::tired);
    if (is_scripted()) return table_when_free(harvest);
    if (draws_.chance(rate(strategy_.rounds_per_day * acts_a_round * haste()))) act();
  }

 private:
  // Fear of a wider war makes haste: pace over that of a war as deadly as at the start of the effort.
  [[nodiscard]] double haste() const {
    const double then = std::max(world_.efforts.deaths_day_start[effort_], 1.0);
    return 1 + rules_.haste * std::clamp(diplomacy::deaths_per_day(world_) / then - 1, 0.0, most_rise);
  }

  [[nodiscard]] bool is_scripted() const {
    return world_.setup->efforts[effort_].value.acts == ActsMode::scripted;
  }
  double& effort() { return world_.mediators.effort[mediator_]; }
  double rate(double per_day) const { return -det::expm1(-per_day / 24 * world_.clock.step_hours); }
  [[nodiscard]] const MediatorSetup& lead() const { return world_.setup->mediators[mediator_].value; }
  static std::int64_t everybody(const Envoy& envoy) {
    std::int64_t bits = 0;
    for (const std::size_t leader : envoy.vetoes()) bits |= diplomacy::bit(static_cast<int>(leader));
    return bits;
  }

  // Largest rivalry of the lead towards a mediator whose effort is under way, 0-1.
  [[nodiscard]] double left_to_rivals() const {
    const ScenarioSetup& setup = *world_.setup;
    const int own = diplomacy::actor_number(setup, strategy_.lead);
    double most = 0;
    for (std::size_t other = 0; other < rows_of(world_.efforts); ++other) {
      if (world_.efforts.stage[other] != EffortStage::runs) continue;
      const int lead = diplomacy::actor_number(setup, diplomacy::strategy_of(setup, other)->lead);
      most = std::max(most, diplomacy::regard(world_, own, lead).rivalry);
    }
    return most;
  }

  void end(EffortStage how) {
    world_.efforts.stage[effort_] = how;
    world_.efforts.ended_hour[effort_] = world_.clock.hour();
  }

  void tire() {
    const double dt = world_.clock.step_hours;
    world_.efforts.used_hours[effort_] += effort() * dt;
    world_.mediators.fatigue_hours[mediator_] += dt;
    effort() *= det::exp(-lead().tires_per_day * dt / 24);
  }

  void let_pressure_fade() {
    const double kept = det::exp(-world_.clock.step_hours / rules_.pressure_memory_hours);
    for (std::size_t row = 0; row < rows_of(world_.contacts); ++row)
      if (world_.contacts.effort[row] == static_cast<std::int32_t>(effort_))
        world_.contacts.pressed[row] *= kept;
  }

  void table_when_free(const Harvest& harvest) {
    if (harvest.on_the_table == 0 && world_.efforts.texts[effort_] < strategy_.versions)
      diplomacy::carry_out(world_, luck_, rules_, Envoy(world_, luck_, effort_), {.act = LeadAct::table});
  }

  void act() {
    const Envoy envoy(world_, luck_, effort_);
    const std::vector<LeadOption> options = diplomacy::lead_options(world_, rules_, envoy, envoy.draft());
    double best = 0;
    for (const LeadOption& option : options) best = std::max(best, option.worth);
    std::vector<double> weights;
    for (const LeadOption& option : options)
      weights.push_back(det::exp((option.worth - best) / rules_.temperature));
    diplomacy::carry_out(world_, luck_, rules_, envoy, options[draws_.pick(weights)]);
  }

  World& world_;
  const Luck& luck_;
  const Mediation& rules_;
  std::size_t effort_;
  const StrategySetup& strategy_;
  std::size_t mediator_;
  Draws draws_;
};

bool may_begin(const World& world, std::size_t effort) {
  const EffortSetup& setup = world.setup->efforts[effort].value;
  if (setup.not_before.is_set() && world.clock.hours_to(setup.not_before) > world.clock.hour()) return false;
  if (!diplomacy::holds(world, setup.when)) return false;
  if (setup.beside || world.efforts.invited[effort] != 0) return true;
  for (std::size_t before = 0; before < effort; ++before)
    if (!world.setup->efforts[before].value.beside && !has_ended(world.efforts.stage[before])) return false;
  return true;
}

bool leads_now(const World& world, std::size_t mediator) {
  for (std::size_t effort = 0; effort < rows_of(world.efforts); ++effort) {
    if (world.efforts.stage[effort] != EffortStage::runs) continue;
    const StrategySetup* strategy = diplomacy::strategy_of(*world.setup, effort);
    if (strategy != nullptr && strategy->lead == world.setup->mediators[mediator].id) return true;
  }
  return false;
}

void rest(World& world, double recovers_hours) {
  for (std::size_t m = 0; m < rows_of(world.mediators); ++m) {
    if (leads_now(world, m)) continue;
    const double fresh = world.setup->mediators[m].value.effort_start;
    double& effort = world.mediators.effort[m];
    effort = fresh + (effort - fresh) * det::exp(-world.clock.step_hours / recovers_hours);
    world.mediators.fatigue_hours[m] = 0;
  }
}

}  // namespace

void Mediation::start(World& world, const Luck& luck) const {
  for (std::size_t effort = 0; effort < world.setup->efforts.size(); ++effort) {
    const std::size_t row = append_row(world.efforts);
    world.efforts.ended_hour[row] = -1;
    world.efforts.last_visit_hour[row] = -visit_every_hours;
    const Envoy envoy(world, luck, effort);
    for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
      if (!diplomacy::is_decider(world, leader)) continue;
      const std::size_t contact = append_row(world.contacts);
      world.contacts.effort[contact] = static_cast<std::int32_t>(effort);
      world.contacts.leader[contact] = LeaderId(leader);
      const auto& listed = envoy.strategy().consulted;
      const bool before = std::ranges::find(listed, world.setup->leaders[leader].id) != listed.end();
      world.contacts.consulted[contact] = before ? consulted_beforehand : 0;
    }
  }
}

void Mediation::apply(World& world, const Luck& luck) const {
  if (world.setup->arrangements != ArrangementMode::negotiated) return;
  for (std::size_t effort = 0; effort < rows_of(world.efforts); ++effort) {
    if (has_ended(world.efforts.stage[effort])) continue;
    if (world.efforts.stage[effort] == EffortStage::runs) {
      Effort(world, luck, *this, effort).go_on();
    } else if (may_begin(world, effort)) {
      Effort(world, luck, *this, effort).perhaps_begin();
    }
  }
  rest(world, recovers_hours);
}

}  // namespace truce
