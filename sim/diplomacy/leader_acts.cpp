// One act at most a leader and step, at its own pace: all choose before any acts. Blame comes with the
// refusal.
#include "sim/diplomacy/leader_acts.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/standing.hpp"

namespace truce {
namespace {

enum class Act { wait, close, open, invite, ask };

struct Option {
  Act act = Act::wait;
  std::size_t effort = 0;
  std::size_t contact = 0;
  double utility = 0;
};

class Leader {
 public:
  Leader(World& world, const Luck& luck, const LeaderActs& rules, std::size_t leader)
      : world_(world),
        luck_(luck),
        rules_(rules),
        leader_(leader),
        draws_(luck.at(Stream::leader_act, diplomacy::leader_address(world, leader))) {}

  // What it does in this step, if anything.
  Option choose() {
    if (!draws_.chance(-det::expm1(-rules_.acts_per_day / 24 * world_.clock.step_hours))) return {};
    std::vector<Option> options{{}};
    for (std::size_t row = 0; row < rows_of(world_.contacts); ++row)
      if (world_.contacts.leader[row] == leader_) add_options(options, row);
    return pick(options);
  }

  // Who has just refused a text may say in public whose fault it was.
  void perhaps_blame(std::size_t copy) {
    const std::size_t text = world_.copies.text[copy];
    const int mediator = diplomacy::mediator_of(*world_.setup, world_.texts.lead[text]);
    const bool blames = draws_.chance(rules_.blame_chance);
    if (mediator < 0 || !blames || world_.copies.taken_for[copy] == TextStage::concept_) return;
    for (std::size_t other = 0; other < rows_of(world_.leaders); ++other) {
      if (world_.leaders.party[other] != world_.leaders.party[leader_]) continue;
      const double share = other == leader_ ? 1 : rules_.blame_heard;
      diplomacy::add_evidence(world_, static_cast<std::size_t>(mediator), other,
                              {.domain = Domain::neutrality, .bad = rules_.blame_bad * share});
    }
    world_.note(EventKind::blame, static_cast<std::int32_t>(leader_), world_.texts.lead[text],
                rules_.blame_bad);
  }

  void do_it(const Option& chosen) {
    if (chosen.act == Act::wait) return;
    const auto actor = static_cast<std::int32_t>(leader_);
    const int lead = diplomacy::actor_number(*world_.setup, strategy(chosen.effort)->lead);
    switch (chosen.act) {
      case Act::close:
        world_.contacts.closed[chosen.contact] = 1;
        return world_.note(EventKind::channel_closed, actor, lead, chosen.utility);
      case Act::open:
        world_.contacts.closed[chosen.contact] = 0;
        return world_.note(EventKind::channel_opened, actor, lead, chosen.utility);
      case Act::invite:
        world_.efforts.invited[chosen.effort] = 1;
        return world_.note(EventKind::invitation, actor, lead, chosen.utility);
      default:
        world_.efforts.text_asked[chosen.effort] = 1;
        return world_.note(EventKind::text_asked, actor, lead, chosen.utility);
    }
  }

 private:
  [[nodiscard]] const StrategySetup* strategy(std::size_t effort) const {
    return diplomacy::strategy_of(*world_.setup, effort);
  }

  // psi r of a lead, with what it has lost of its neutrality.
  [[nodiscard]] double regard_of(const StrategySetup& strategy) const {
    const int actor = diplomacy::actor_number(*world_.setup, strategy.lead);
    const int mediator = diplomacy::mediator_of(*world_.setup, actor);
    if (mediator < 0) return 0;
    const double changed =
        diplomacy::standing(world_, static_cast<std::size_t>(mediator), leader_).neutrality_change;
    return world_.setup->decision.author_weight *
           (-diplomacy::regard(world_, static_cast<int>(leader_), actor).rivalry +
            world_.setup->decision.neutrality_weight * changed);
  }

  // Chance that it would accept an empty text of this length from this effort.
  [[nodiscard]] double readiness(std::size_t effort, const StrategySetup& strategy) const {
    diplomacy::TextSeen text;
    text.duration_hours = strategy.duration_hours;
    text.kind = strategy.kind;
    text.leads = diplomacy::bits_of(*world_.setup, {strategy.lead}) |
                 diplomacy::bits_of(*world_.setup, strategy.co_leads);
    text.effort = static_cast<std::int32_t>(effort) + 1;
    return diplomacy::weigh(world_, luck_, leader_, text).probability;
  }

  [[nodiscard]] double best_at_work() const {
    double best = -world_.setup->decision.author_weight;
    for (std::size_t effort = 0; effort < rows_of(world_.efforts); ++effort)
      if (world_.efforts.stage[effort] == EffortStage::runs)
        if (const StrategySetup* other = strategy(effort); other != nullptr)
          best = std::max(best, regard_of(*other));
    return best;
  }

  // Nobody is invited weeks ahead: an effort answers an invitation only from its earliest start on.
  [[nodiscard]] bool could_come(std::size_t effort) const {
    const Instant earliest = world_.setup->efforts[effort].value.not_before;
    return !earliest.is_set() || world_.clock.hours_to(earliest) <= world_.clock.hour();
  }

  [[nodiscard]] bool has_text_on_the_table(std::size_t effort) const {
    for (std::size_t text = 0; text < rows_of(world_.texts); ++text)
      if (world_.texts.effort[text] == static_cast<std::int32_t>(effort) + 1 &&
          world_.texts.stage[text] == TextStage::tabled)
        return true;
    return false;
  }

  void add_options(std::vector<Option>& options, std::size_t contact) const {
    const auto effort = static_cast<std::size_t>(world_.contacts.effort[contact]);
    const StrategySetup* plan = strategy(effort);
    if (plan == nullptr) return;
    const EffortStage stage = world_.efforts.stage[effort];
    if (stage == EffortStage::waits && world_.efforts.invited[effort] == 0 && could_come(effort))
      options.push_back(
          {Act::invite, effort, contact, regard_of(*plan) - best_at_work() - rules_.invite_cost});
    if (stage != EffortStage::runs) return;
    if (world_.contacts.closed[contact] != 0) {
      const double worth = regard_of(*plan) + readiness(effort, *plan) - 0.5;
      options.push_back({Act::open, effort, contact, worth - rules_.open_cost});
      return;
    }
    options.push_back({Act::close, effort, contact, -regard_of(*plan) - rules_.close_cost});
    if (world_.efforts.text_asked[effort] == 0 && !has_text_on_the_table(effort))
      options.push_back({Act::ask, effort, contact, readiness(effort, *plan) - 0.5 - rules_.ask_cost});
  }

  Option pick(const std::vector<Option>& options) {
    double best = 0;
    for (const Option& option : options) best = std::max(best, option.utility);
    std::vector<double> weights;
    for (const Option& option : options)
      weights.push_back(det::exp((option.utility - best) / rules_.temperature));
    return options[draws_.pick(weights)];
  }

  World& world_;
  const Luck& luck_;
  const LeaderActs& rules_;
  std::size_t leader_;
  Draws draws_;
};

bool answered_last_step(const World& world, std::size_t copy) {
  const double before = world.clock.hour() - world.clock.step_hours;
  const double due = world.copies.due_hour[copy];
  return world.copies.answer[copy] >= 0 && due <= before && due > before - world.clock.step_hours;
}

}  // namespace

void LeaderActs::apply(World& world, const Luck& luck) const {
  if (world.setup->arrangements != ArrangementMode::negotiated) return;
  std::vector<Leader> leaders;
  std::vector<Option> chosen;
  std::vector<std::size_t> refused;
  for (std::size_t copy = 0; copy < rows_of(world.copies); ++copy)
    if (world.copies.answer[copy] == 0 && answered_last_step(world, copy)) refused.push_back(copy);
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    if (world.leaders.party[leader] < 0 || !diplomacy::is_decider(world, leader)) continue;
    leaders.emplace_back(world, luck, *this, leader);
    chosen.push_back(leaders.back().choose());
    for (const std::size_t copy : refused)
      if (world.copies.leader[copy] == leader) leaders.back().perhaps_blame(copy);
  }
  for (std::size_t i = 0; i < leaders.size(); ++i) leaders[i].do_it(chosen[i]);
}

}  // namespace truce
