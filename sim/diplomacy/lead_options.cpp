// What each act is worth to the lead of an effort, by the chances it perceives itself.
#include "sim/diplomacy/lead.hpp"

#include <algorithm>

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/standing.hpp"

namespace truce::diplomacy {
namespace {

constexpr double worth_repairing = 0.02;  // of neutrality lost since the start

class Weighing {
 public:
  Weighing(const World& world, const Mediation& rules, const Envoy& envoy, const formula::IssueText& draft)
      : world_(world),
        rules_(rules),
        envoy_(envoy),
        draft_(draft),
        now_(envoy.chance(draft, 0, 0)),
        agreement_(envoy.worth_of_agreement(draft)),
        shared_(envoy.lead().wants_primacy * envoy.credit_shared()) {}

  std::vector<LeadOption> options() {
    for (std::size_t v = 0; v < envoy_.vetoes().size(); ++v)
      if (envoy_.reaches(envoy_.vetoes()[v])) talk(v);
    if (!envoy_.strategy().at_table.empty())
      list_.push_back(
          {LeadAct::meet, 0, gain(envoy_.chance(draft_, guests(), rules_.visit_gain)) - rules_.meeting_cost});
    turn();
    const Harvest harvest = harvest_of(world_, envoy_.effort());
    if (harvest.on_the_table == 0 && world_.efforts.texts[envoy_.effort()] < envoy_.strategy().versions)
      list_.push_back(
          {LeadAct::table, 0,
           agreement_ * now_ + envoy_.lead().wants_credit / 2 - shared_ - rules_.text_cost + asked()});
    return list_;
  }

 private:
  [[nodiscard]] double gain(double chance) const { return agreement_ * (chance - now_); }
  [[nodiscard]] double asked() const {
    return world_.efforts.text_asked[envoy_.effort()] != 0 ? rules_.asked_worth : 0;
  }

  [[nodiscard]] std::int64_t guests() const { return bits_of(*world_.setup, envoy_.strategy().at_table); }

  void talk(std::size_t v) {
    const std::size_t leader = envoy_.vetoes()[v];
    const std::int64_t one = bit(static_cast<int>(leader));
    const double through = access(world_, envoy_.mediator(), leader, envoy_.channel(leader));
    list_.push_back({LeadAct::call, leader,
                     gain(envoy_.chance(draft_, one, through * rules_.call_gain)) - rules_.call_cost});
    if (envoy_.speaks_to(leader) &&
        world_.clock.hour() >= world_.efforts.last_visit_hour[envoy_.effort()] + rules_.visit_every_hours) {
      list_.push_back({LeadAct::visit, leader,
                       gain(envoy_.chance(draft_, one, through * rules_.visit_gain)) - rules_.visit_cost});
      repair(v);
    }
    press(v);
  }

  // Another way to the parties: other carriers, another share of rivals on it.
  void turn() {
    const auto ways = static_cast<std::int32_t>(envoy_.strategy().ways.size());
    for (std::int32_t way = 0; way <= ways; ++way) {
      if (way == world_.efforts.way[envoy_.effort()]) continue;
      const Envoy other = envoy_.on_way(way);
      const double credit = shared_ - envoy_.lead().wants_primacy * other.credit_shared();
      list_.push_back(
          {LeadAct::reroute, 0, gain(other.chance(draft_, 0, 0)) + credit - rules_.reroute_cost, way});
    }
  }

  // Change of the chance of agreement if this leader gains `utils`: slope of the logistic, all else as it is.
  [[nodiscard]] double from(std::size_t v, double utils) const {
    const double yes = envoy_.yes(draft_, v, envoy_.consulted(envoy_.vetoes()[v]));
    return agreement_ * now_ * (1 - yes) * utils / world_.setup->decision.temperature;
  }

  void press(std::size_t v) {
    const std::size_t leader = envoy_.vetoes()[v];
    const auto lead = static_cast<int>(world_.setup->leaders.size() + envoy_.mediator());
    const double hold = std::max(regard(world_, lead, static_cast<int>(leader)).leverage, 0.0) *
                        world_.setup->decision.leverage_weight * world_.setup->influence.leverage;
    const int contact = contact_of(world_, envoy_.effort(), leader);
    const double pressed = contact < 0 ? 0 : world_.contacts.pressed[static_cast<std::size_t>(contact)];
    const double felt = std::min(world_.mediators.effort[envoy_.mediator()] + pressed, 1.0);
    const double worth = from(v, hold * std::min(rules_.press_gain * (1 - pressed), 1 - felt));
    list_.push_back({LeadAct::press, leader, worth - rules_.press_cost});
    const MediatorSetup& own = envoy_.lead();
    if (own.patron_of == world_.setup->leaders[leader].id && own.funding_per_month > 0)
      list_.push_back({LeadAct::funding, leader, worth - rules_.funding_cost});
  }

  void repair(std::size_t v) {
    const std::size_t leader = envoy_.vetoes()[v];
    const double lost = -standing(world_, envoy_.mediator(), leader).neutrality_change;
    if (lost < worth_repairing) return;
    const DecisionSetup& decision = world_.setup->decision;
    list_.push_back(
        {LeadAct::repair, leader,
         from(v, decision.author_weight * decision.neutrality_weight * lost) - rules_.visit_cost});
  }

  const World& world_;
  const Mediation& rules_;
  const Envoy& envoy_;
  const formula::IssueText& draft_;
  double now_;
  double agreement_;  // utils
  double shared_;     // utils lost to rivals who would share the credit
  std::vector<LeadOption> list_{{}};
};

}  // namespace

Harvest harvest_of(const World& world, std::size_t effort) {
  Harvest harvest;
  const auto own = [&](std::int32_t text) {
    return text >= 0 &&
           world.texts.effort[static_cast<std::size_t>(text)] == static_cast<std::int32_t>(effort) + 1;
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

std::vector<LeadOption> lead_options(const World& world, const Mediation& rules, const Envoy& envoy,
                                     const formula::IssueText& draft) {
  return Weighing(world, rules, envoy, draft).options();
}

}  // namespace truce::diplomacy
