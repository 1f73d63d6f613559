// Efforts begin, act, rest and end; one act at most an effort and step, at its own pace.
#include "sim/diplomacy/mediation.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/envoy.hpp"

namespace truce {
namespace {

using diplomacy::bit;
using diplomacy::Envoy;

constexpr std::uint32_t choice_kind = 6;
constexpr double consulted_beforehand = 0.8;
constexpr double hours_of_a_month = 30 * 24;

bool has_ended(EffortStage stage) { return stage != EffortStage::waits && stage != EffortStage::runs; }

// What came of the texts of one effort.
struct Harvest {
  int on_the_table = 0;
  int refused = 0;
  bool lasting = false;  // an open-ended halt is in force or promised
  bool halted = false;   // any halt is
};

Harvest harvest_of(const World& world, std::size_t effort) {
  Harvest harvest;
  const auto own = [&](std::int32_t text) {
    return text >= 0 && world.texts.effort[static_cast<std::size_t>(text)] == static_cast<std::int32_t>(effort) + 1;
  };
  for (std::size_t text = 0; text < rows_of(world.texts); ++text) {
    if (!own(static_cast<std::int32_t>(text))) continue;
    const TextStage stage = world.texts.stage[text];
    harvest.on_the_table += stage == TextStage::tabled ? 1 : 0;
    harvest.refused += stage == TextStage::refused || stage == TextStage::dead ? 1 : 0;
  }
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row)
    if (world.arrangements.end[row] == HaltEnd::lives && world.arrangements.mutual[row] != 0 &&
        own(world.arrangements.text[row])) {
      harvest.halted = true;
      harvest.lasting = harvest.lasting || world.arrangements.planned_hours[row] < 0;
    }
  return harvest;
}

enum class Act { wait, call, visit, meet, table };

struct Option {
  Act act = Act::wait;
  std::size_t leader = 0;
  double utility = 0;
};

class Lead {
 public:
  Lead(World& world, const Luck& luck, const Mediation& rules, std::size_t effort)
      : world_(world), luck_(luck), rules_(rules), effort_(effort), envoy_(world, luck, effort),
        draws_(luck.at(Stream::mediator_choice, born_entity(static_cast<std::uint32_t>(effort), choice_kind, 0))) {}

  void perhaps_begin() {
    if (!draws_.chance(rate(rules_.begins_per_day))) return;
    const double worth = envoy_.lead().wants_calm * envoy_.chance(envoy_.draft(), all(), 1) +
                         envoy_.lead().wants_credit / 2 - rules_.text_cost;
    if (!draws_.chance(det::logistic(worth / rules_.temperature))) return;
    world_.efforts.stage[effort_] = EffortStage::runs;
    world_.efforts.started_hour[effort_] = world_.clock.hour();
  }

  void go_on() {
    const Harvest harvest = harvest_of(world_, effort_);
    if (harvest.halted) {
      if (harvest.lasting) end(EffortStage::agreed);
      return;
    }
    tire();
    const double running = world_.clock.hour() - world_.efforts.started_hour[effort_];
    if (harvest.on_the_table == 0 && harvest.refused >= envoy_.strategy().versions) return end(EffortStage::refused);
    if (running > envoy_.strategy().patience_days * 24 || effort() < rules_.effort_floor) return end(EffortStage::tired);
    constexpr double acts_a_round = 4;
    if (draws_.chance(rate(envoy_.strategy().rounds_per_day * acts_a_round))) act(harvest);
  }

 private:
  double& effort() { return world_.mediators.effort[envoy_.mediator()]; }
  double rate(double per_day) const { return -det::expm1(-per_day / 24 * world_.clock.step_hours); }
  std::int64_t all() const {
    std::int64_t bits = 0;
    for (const std::size_t leader : envoy_.vetoes()) bits |= bit(static_cast<int>(leader));
    return bits;
  }

  void end(EffortStage how) {
    world_.efforts.stage[effort_] = how;
    world_.efforts.ended_hour[effort_] = world_.clock.hour();
  }

  void tire() {
    const double dt = world_.clock.step_hours;
    world_.efforts.used_hours[effort_] += effort() * dt;
    world_.mediators.fatigue_hours[envoy_.mediator()] += dt;
    effort() *= det::exp(-envoy_.lead().tires_per_day * dt / 24);
  }

  // The lead compares what each act adds to its perceived chance of calm with what the act costs it.
  void act(const Harvest& harvest) {
    const formula::IssueText draft = envoy_.draft();
    const double now = envoy_.chance(draft, 0, 0);
    const double calm = envoy_.lead().wants_calm;
    std::vector<Option> options{{}};
    for (const std::size_t leader : envoy_.vetoes()) {
      if (envoy_.is_excluded(leader)) continue;
      const std::int64_t one = bit(static_cast<int>(leader));
      options.push_back({Act::call, leader, calm * (envoy_.chance(draft, one, rules_.call_gain) - now) - rules_.call_cost});
      if (world_.clock.hour() >= world_.efforts.last_visit_hour[effort_] + rules_.visit_every_hours)
        options.push_back(
            {Act::visit, leader, calm * (envoy_.chance(draft, one, rules_.visit_gain) - now) - rules_.visit_cost});
    }
    if (!envoy_.strategy().at_table.empty())
      options.push_back({Act::meet, 0, calm * (envoy_.chance(draft, guests(), rules_.visit_gain) - now) - rules_.meeting_cost});
    if (harvest.on_the_table == 0 && world_.efforts.texts[effort_] < envoy_.strategy().versions)
      options.push_back({Act::table, 0, calm * now + envoy_.lead().wants_credit / 2 - rules_.text_cost});
    do_it(choose(options), draft, now);
  }

  Option choose(const std::vector<Option>& options) {
    std::vector<double> weights;
    double best = options.front().utility;
    for (const Option& option : options) best = std::max(best, option.utility);
    for (const Option& option : options) weights.push_back(det::exp((option.utility - best) / rules_.temperature));
    return options[draws_.pick(weights)];
  }

  std::int64_t guests() const {
    std::int64_t bits = 0;
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader)
      if (envoy_.is_at_table(leader)) bits |= bit(static_cast<int>(leader));
    return bits;
  }

  void do_it(const Option& chosen, const formula::IssueText& draft, double forecast) {
    if (chosen.act == Act::wait) return;
    ++world_.efforts.acts[effort_];
    const int actor = diplomacy::actor_number(*world_.setup, envoy_.strategy().lead);
    const auto leader = static_cast<std::int32_t>(chosen.leader);
    switch (chosen.act) {
      case Act::call:
        consult(chosen.leader, rules_.call_gain);
        return world_.note(EventKind::call, actor, leader, chosen.utility);
      case Act::visit:
        consult(chosen.leader, rules_.visit_gain);
        world_.efforts.last_visit_hour[effort_] = world_.clock.hour();
        return world_.note(EventKind::visit, actor, leader, chosen.utility);
      case Act::meet:
        meet();
        return world_.note(EventKind::convening, actor, static_cast<std::int32_t>(effort_), chosen.utility);
      default: table(draft, forecast);
    }
  }

  void consult(std::size_t leader, double gain) {
    const int row = diplomacy::contact_of(world_, effort_, leader);
    if (row < 0) return;
    double& consulted = world_.contacts.consulted[static_cast<std::size_t>(row)];
    consulted += gain * (1 - consulted);
  }

  // Guests are consulted; a claimant left out of the room claims all the louder (ruling M6).
  void meet() {
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader) {
      if (!diplomacy::is_decider(world_, leader)) continue;
      if (envoy_.is_at_table(leader)) {
        consult(leader, rules_.visit_gain);
      } else {
        double& pledge = world_.leaders.pledge[leader];
        world_.add(pledge, rules_.exclusion_pledge * std::max(1 - pledge, 0.0));
      }
    }
  }

  void table(const formula::IssueText& draft, double forecast) {
    Texts& texts = world_.texts;
    const std::size_t row = append_row(texts);
    texts.setup[row] = -1;
    texts.lead[row] = diplomacy::actor_number(*world_.setup, envoy_.strategy().lead);
    texts.stage[row] = TextStage::tabled;
    texts.tabled_hour[row] = world_.clock.hour();
    texts.duration_hours[row] = envoy_.strategy().duration_hours;
    texts.kind[row] = static_cast<std::int8_t>(envoy_.strategy().kind);
    texts.rival_share[row] = envoy_.rival_share();
    texts.issues[row] = diplomacy::issue_row(draft);
    texts.leads[row] = envoy_.leads();
    texts.effort[row] = static_cast<std::int32_t>(effort_) + 1;
    texts.forecast[row] = forecast;
    ++world_.efforts.texts[effort_];
    ++world_.mediators.texts_tabled[envoy_.mediator()];
    diplomacy::send_copies(world_, luck_, effort_, row);
    world_.note(EventKind::text_tabled, texts.lead[row], static_cast<std::int32_t>(row), texts.duration_hours[row]);
  }

  World& world_;
  const Luck& luck_;
  const Mediation& rules_;
  std::size_t effort_;
  Envoy envoy_;
  Draws draws_;
};

bool may_begin(const World& world, std::size_t effort) {
  const EffortSetup& setup = world.setup->efforts[effort].value;
  if (setup.not_before.is_set() && world.clock.hours_to(setup.not_before) > world.clock.hour()) return false;
  if (setup.beside) return true;
  for (std::size_t before = 0; before < effort; ++before)
    if (!world.setup->efforts[before].value.beside && !has_ended(world.efforts.stage[before])) return false;
  return true;
}

bool works_now(const World& world, std::size_t mediator) {
  for (std::size_t effort = 0; effort < rows_of(world.efforts); ++effort) {
    if (world.efforts.stage[effort] != EffortStage::runs) continue;
    const int row = row_of(world.setup->strategies, world.setup->efforts[effort].value.strategy);
    if (row >= 0 && world.setup->strategies[static_cast<std::size_t>(row)].value.lead == world.setup->mediators[mediator].id)
      return true;
  }
  return false;
}

void rest_and_pay(World& world, double recovers_hours) {
  for (std::size_t m = 0; m < rows_of(world.mediators); ++m) {
    const MediatorSetup& setup = world.setup->mediators[m].value;
    const double dt = world.clock.step_hours;
    const double paid = setup.funding_per_month * dt / hours_of_a_month;
    world.mediators.promised[m] += paid;
    world.mediators.delivered[m] += paid * setup.delivered_share;
    if (works_now(world, m)) continue;
    double& effort = world.mediators.effort[m];
    effort = setup.effort_start + (effort - setup.effort_start) * det::exp(-dt / recovers_hours);
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
      Lead(world, luck, *this, effort).go_on();
    } else if (may_begin(world, effort)) {
      Lead(world, luck, *this, effort).perhaps_begin();
    }
  }
  rest_and_pay(world, recovers_hours);
}

}  // namespace truce
