// One leak a text: afterwards there is nothing left to leak. Calls and inventions leak from efforts at work.
#include "sim/diplomacy/leaks.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/diplomacy/text_seen.hpp"

namespace truce {
namespace {

constexpr std::uint32_t leak_kind = 8;
constexpr double own_side = 0.9;    // belief in an outlet of one's own side, beyond its reliability
constexpr double other_side = 0.3;  // share of its reliability that is left to an outlet of the other side

class Press {
 public:
  Press(World& world, const Luck& luck, const Leaks& rules) : world_(world), luck_(luck), rules_(rules) {}

  void draft_may_leak(std::size_t text) {
    if (world_.texts.stage[text] != TextStage::tabled || world_.texts.leaked[text] != 0) return;
    const std::int32_t effort = world_.texts.effort[text] - 1;
    const StrategySetup* strategy =
        effort < 0 ? nullptr : diplomacy::strategy_of(*world_.setup, index(effort));
    if (strategy == nullptr) return;
    Draws draws = luck_.at(Stream::leak, diplomacy::text_address(world_, text));
    if (!draws.chance(chance(strategy->leak_per_day))) return;
    world_.texts.leaked[text] = 1;
    publish(LeakKind::draft, effort, static_cast<std::int32_t>(text), draws);
  }

  void effort_may_leak(std::size_t effort) {
    const StrategySetup* strategy = diplomacy::strategy_of(*world_.setup, effort);
    if (strategy == nullptr || world_.efforts.stage[effort] != EffortStage::runs) return;
    Draws draws = luck_.at(Stream::leak, born_entity(static_cast<std::uint32_t>(effort), leak_kind, 0));
    const bool called = world_.efforts.acts[effort] > 0;
    if (draws.chance(called ? chance(strategy->leak_per_day * rules_.call_share) : 0))
      publish(LeakKind::call, static_cast<std::int32_t>(effort), -1, draws);
    if (draws.chance(chance(strategy->false_leak_per_day)))
      publish(LeakKind::invented, static_cast<std::int32_t>(effort), -1, draws);
  }

  void may_be_denied(std::size_t leak) {
    LeakRecords& leaks = world_.leak_records;
    const auto effort = index(leaks.effort[leak]);
    if (leaks.denied[leak] != 0 || world_.efforts.stage[effort] != EffortStage::runs) return;
    Draws draws = luck_.at(Stream::leak, born_entity(static_cast<std::uint32_t>(effort), leak_kind,
                                                     static_cast<std::uint32_t>(leak) + 1));
    if (!draws.chance(chance(rules_.denied_per_day))) return;
    leaks.denied[leak] = 1;
    leaks.believed[leak] *= 1 - rules_.denial_halves;
    const int lead = lead_of(effort);
    world_.note(EventKind::denial, lead, leaks.text[leak], static_cast<double>(leaks.kind[leak]));
    for (std::size_t leader = 0; leaks.text[leak] >= 0 && leader < rows_of(world_.leaders); ++leader)
      if (diplomacy::copy_of(world_, index(leaks.text[leak]), leader) >= 0)
        doubt(lead, leader, rules_.denial_cost);
  }

 private:
  static std::size_t index(std::int32_t row) { return static_cast<std::size_t>(row); }
  [[nodiscard]] double chance(double per_day) const {
    return -det::expm1(-per_day / 24 * world_.clock.step_hours);
  }
  [[nodiscard]] int lead_of(std::size_t effort) const {
    const StrategySetup* strategy = diplomacy::strategy_of(*world_.setup, effort);
    return strategy == nullptr ? -1 : diplomacy::actor_number(*world_.setup, strategy->lead);
  }

  void publish(LeakKind kind, std::int32_t effort, std::int32_t text, Draws& draws) {
    const auto outlets = static_cast<std::uint32_t>(world_.setup->outlets.size());
    const std::int32_t outlet = outlets > 0 ? static_cast<std::int32_t>(draws.below(outlets)) : -1;
    LeakRecords& leaks = world_.leak_records;
    const std::size_t row = append_row(leaks);
    leaks.hour[row] = world_.clock.hour();
    leaks.kind[row] = kind;
    leaks.effort[row] = effort;
    leaks.text[row] = text;
    leaks.outlet[row] = outlet;
    leaks.believed[row] = be_read(kind, effort, text, outlet);
    world_.note(EventKind::leak, lead_of(index(effort)), text, static_cast<double>(kind));
  }

  // What readers make of it; returns how far leaders believe it, mean.
  double be_read(LeakKind kind, std::int32_t effort, std::int32_t text, std::int32_t outlet) {
    double sum = 0;
    double count = 0;
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader) {
      if (!diplomacy::is_decider(world_, leader)) continue;
      const int copy = text < 0 ? -1 : diplomacy::copy_of(world_, index(text), leader);
      const double believed = copy >= 0 ? 1 : belief(leader, outlet);
      double& pledge = world_.leaders.pledge[leader];
      world_.add(pledge, rules_.pledge_rise * believed * std::max(1 - pledge, 0.0));
      const double loss =
          kind == LeakKind::invented ? 0 : rules_.honesty_loss * (copy >= 0 || text < 0 ? believed : 0);
      doubt(lead_of(index(effort)), leader, loss + rules_.difference_loss * difference(copy, text));
      sum += believed;
      count += 1;
    }
    return count > 0 ? sum / count : 0;
  }

  [[nodiscard]] double belief(std::size_t leader, std::int32_t outlet) const {
    if (outlet < 0) return 1;
    const OutletSetup& source = world_.setup->outlets[index(outlet)].value;
    if (source.party.empty()) return source.reliability;
    const std::string& own = world_.setup->leaders[leader].value.party;
    return source.party == own ? std::max(source.reliability, own_side) : source.reliability * other_side;
  }

  // Mean difference over the issues between the copy a leader holds and the draft that is now public, 0-1.
  [[nodiscard]] double difference(int copy, std::int32_t text) const {
    if (copy < 0) return 0;
    double sum = 0;
    double count = 0;
    for (std::size_t k = 0; k < issue_count; ++k) {
      const double sent = world_.texts.issues[index(text)][k];
      const double received = world_.copies.issues[static_cast<std::size_t>(copy)][k];
      if (sent < 0 || received < 0) continue;
      sum += sent > received ? sent - received : received - sent;
      count += 1;
    }
    return count > 0 ? sum / count : 0;
  }

  void doubt(int lead, std::size_t leader, double observations) {
    const int mediator = diplomacy::mediator_of(*world_.setup, lead);
    if (mediator >= 0 && observations > 0)
      diplomacy::add_evidence(world_, static_cast<std::size_t>(mediator), leader,
                              {.domain = Domain::honesty, .bad = observations});
  }

  World& world_;
  const Luck& luck_;
  const Leaks& rules_;
};

}  // namespace

void Leaks::apply(World& world, const Luck& luck) const {
  Press press(world, luck, *this);
  for (std::size_t text = 0; text < rows_of(world.texts); ++text) press.draft_may_leak(text);
  for (std::size_t effort = 0; effort < rows_of(world.efforts); ++effort) press.effort_may_leak(effort);
  for (std::size_t leak = 0; leak < rows_of(world.leak_records); ++leak) press.may_be_denied(leak);
}

}  // namespace truce
