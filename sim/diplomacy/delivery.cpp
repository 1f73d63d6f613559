// A term falls due once, in the first step after its day in which the halt is kept.
#include "sim/diplomacy/delivery.hpp"

#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/standing.hpp"

namespace truce {
namespace {

using diplomacy::bit;
using diplomacy::has_bit;

constexpr double value_scale = 3;  // of V in the decision equation (ruling M1)

class Due {
 public:
  Due(World& world, const Luck& luck, const Delivery& rules, std::size_t halt)
      : world_(world),
        luck_(luck),
        rules_(rules),
        text_(static_cast<std::size_t>(world.arrangements.text[halt])),
        signatories_(world.arrangements.signatories[halt]),
        seen_(diplomacy::seen_text(world, text_, 1)) {
    seen_.deferred = 0;  // what is due need not be waited for
  }

  void settle() {
    const std::int64_t open =
        world_.texts.deferred[text_] & ~world_.texts.delivered[text_] & ~world_.texts.withheld[text_];
    for (std::size_t k = 0; k < issue_count; ++k)
      if (has_bit(open, static_cast<int>(k))) settle(k);
  }

 private:
  // What granting an issue, against granting nothing, is worth to a leader now.
  struct Stake {
    double margin = 0;  // difference of m', -3 to 3
    double utils = 0;   // the same in the sum
  };
  [[nodiscard]] Stake stake(std::size_t leader, std::size_t issue) const {
    const formula::IssueStances wants = diplomacy::stances(world_, luck_, leader, seen_);
    formula::IssueText nothing = seen_.issues;
    nothing[issue] = 0;
    double weight = 0;
    for (std::size_t k = 0; k < issue_count; ++k)
      if (seen_.issues[k]) weight += wants[k].active * wants[k].salience;
    if (!(weight > 0)) return {};
    const double margin =
        formula::issue_margins(seen_.issues, wants)[issue] - formula::issue_margins(nothing, wants)[issue];
    return {margin, world_.setup->decision.terms_weight * value_scale * wants[issue].active *
                        wants[issue].salience * margin / weight};
  }

  [[nodiscard]] double chance(std::size_t leader, double utils) const {
    const formula::ReplyTerms now = diplomacy::weigh_terms(world_, luck_, leader, seen_);
    return det::logistic((utils + now.contribution(formula::Term::leverage) +
                          now.contribution(formula::Term::momentum) +
                          now.contribution(formula::Term::audience_cost)) /
                         world_.setup->decision.temperature);
  }

  template <class Visit>
  void for_each_veto(std::size_t party, Visit visit) const {
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader)
      if (diplomacy::has_veto(world_, leader, party)) visit(leader);
  }

  // Whether the party is the one that gives: its vetoes would rather grant nothing, mean.
  [[nodiscard]] bool gives(std::size_t party, std::size_t issue) const {
    double sum = 0;
    for_each_veto(party, [&](std::size_t leader) { sum += stake(leader, issue).margin; });
    return sum < 0;
  }

  [[nodiscard]] bool grants(std::size_t party, std::size_t issue) const {
    double least = 1;
    for_each_veto(party, [&](std::size_t leader) {
      least = std::min(least, chance(leader, stake(leader, issue).utils));
    });
    Draws draws = luck_.at(Stream::delivery,
                           born_entity(diplomacy::text_address(world_, text_),
                                       static_cast<std::uint32_t>(issue), world_.luck_of(PartyId(party))));
    return draws.chance(least);
  }

  void settle(std::size_t issue) {
    std::int64_t givers = 0;
    std::int64_t refusers = 0;
    for (std::size_t p = 0; p < rows_of(world_.parties); ++p) {
      if (!has_bit(signatories_, static_cast<int>(p)) || !gives(p, issue)) continue;
      givers |= bit(static_cast<int>(p));
      const bool granted = grants(p, issue);
      if (!granted) refusers |= bit(static_cast<int>(p));
      world_.note(EventKind::delivery, static_cast<std::int32_t>(p), static_cast<std::int32_t>(text_),
                  granted ? static_cast<double>(issue) : -1 - static_cast<double>(issue));
    }
    (refusers == 0 ? world_.texts.delivered : world_.texts.withheld)[text_] |= bit(static_cast<int>(issue));
    remember(givers, refusers);
  }

  // Leaders of the other side learn of each giver, all who hold a copy of the text's lead.
  void remember(std::int64_t givers, std::int64_t refusers) {
    const auto leaders = static_cast<std::int32_t>(rows_of(world_.leaders));
    for (std::size_t row = 0; row < rows_of(world_.relations); ++row) {
      const std::int32_t from = world_.relations.from[row];
      const std::int32_t to = world_.relations.to[row];
      if (from < 0 || to < 0 || from >= leaders || to >= leaders) continue;
      const std::int32_t giver = world_.leaders.party[static_cast<std::size_t>(to)];
      if (!has_bit(givers, giver) || world_.leaders.party[static_cast<std::size_t>(from)] == giver) continue;
      Relations& all = world_.relations;
      world_.add((has_bit(refusers, giver) ? all.bad_faith : all.good_faith)[row], rules_.observations);
    }
    const int lead = diplomacy::mediator_of(*world_.setup, world_.texts.lead[text_]);
    for (std::size_t leader = 0; lead >= 0 && givers != 0 && leader < rows_of(world_.leaders); ++leader)
      if (diplomacy::copy_of(world_, text_, leader) >= 0)
        diplomacy::add_evidence(world_, static_cast<std::size_t>(lead), leader,
                                {.domain = Domain::delivery,
                                 .good = refusers == 0 ? rules_.observations : 0,
                                 .bad = refusers == 0 ? 0 : rules_.observations});
  }

  World& world_;
  const Luck& luck_;
  const Delivery& rules_;
  std::size_t text_;
  std::int64_t signatories_;
  diplomacy::TextSeen seen_;
};

bool is_kept(const World& world, std::size_t halt) {
  return std::ranges::find(world.parties.halt, static_cast<std::int32_t>(halt)) != world.parties.halt.end();
}

// When the halt under a text began, however often it was prolonged since.
double first_start(const World& world, std::int32_t text) {
  double first = world.clock.hour();
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row)
    if (world.arrangements.text[row] == text) first = std::min(first, world.arrangements.start_hour[row]);
  return first;
}

}  // namespace

void Delivery::apply(World& world, const Luck& luck) const {
  for (std::size_t halt = 0; halt < rows_of(world.arrangements); ++halt) {
    const std::int32_t text = world.arrangements.text[halt];
    if (text < 0 || world.arrangements.mutual[halt] == 0 || !is_kept(world, halt)) continue;
    const auto row = static_cast<std::size_t>(text);
    if ((world.texts.deferred[row] & ~world.texts.delivered[row] & ~world.texts.withheld[row]) == 0) continue;
    if (world.clock.hour() >= first_start(world, text) + 24 * world.texts.deferred_days[row])
      Due(world, luck, *this, halt).settle();
  }
}

}  // namespace truce
