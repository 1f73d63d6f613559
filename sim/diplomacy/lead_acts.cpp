// Acts of a lead carried out: whom they reach, what they leave behind, and what they cost its name.
#include <algorithm>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/copies_sent.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/lead.hpp"
#include "sim/diplomacy/standing.hpp"

namespace truce::diplomacy {
namespace {

constexpr double consulted_from = 0.5;  // consultation from which a leader counts as consulted (ruling H1)

class Acting {
 public:
  Acting(World& world, const Luck& luck, const Mediation& rules, const Envoy& envoy)
      : world_(world),
        luck_(luck),
        rules_(rules),
        envoy_(envoy),
        effort_(envoy.effort()),
        actor_(actor_number(*world.setup, envoy.strategy().lead)) {}

  void call(std::size_t leader) {
    consult(leader, rules_.call_gain);
    speak_of_the_others(leader);
  }

  void visit(std::size_t leader) {
    consult(leader, rules_.visit_gain);
    speak_of_the_others(leader);
    world_.efforts.last_visit_hour[effort_] = world_.clock.hour();
    learn(leader, {.domain = Domain::honesty, .good = rules_.visit_good});
  }

  // Guests are consulted; a claimant left out of the room claims all the louder (ruling M6).
  void meet() {
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader) {
      if (!is_decider(world_, leader)) continue;
      if (envoy_.is_at_table(leader)) {
        consult(leader, rules_.visit_gain);
        learn(leader, {.domain = Domain::neutrality, .good = rules_.visit_good});
      } else {
        double& pledge = world_.leaders.pledge[leader];
        world_.add(pledge, rules_.exclusion_pledge * std::max(1 - pledge, 0.0));
      }
    }
  }

  // Pressure makes leverage felt, and is felt as taking sides.
  void press(std::size_t leader) {
    raise(&Contacts::pressed, leader, rules_.press_gain);
    learn(leader, {.domain = Domain::neutrality, .bad = rules_.press_bad});
  }

  // A patron's promise to its client; those who count it a rival think less of its neutrality.
  void fund(std::size_t leader) {
    raise(&Contacts::pressed, leader, rules_.press_gain);
    world_.mediators.withheld[envoy_.mediator()] = 0;
    for (std::size_t other = 0; other < rows_of(world_.leaders); ++other)
      if (is_decider(world_, other) && regard(world_, static_cast<int>(other), actor_).rivalry > 0)
        learn(other, {.domain = Domain::neutrality, .bad = rules_.press_bad});
  }

  void repair(std::size_t leader) {
    world_.efforts.last_visit_hour[effort_] = world_.clock.hour();
    learn(leader, {.domain = Domain::neutrality, .good = rules_.repair_good});
    learn(leader, {.domain = Domain::honesty, .good = rules_.repair_good});
  }

  void table(double forecast) {
    const std::size_t row = write(forecast);
    judge_fairness(row);
    ++world_.efforts.texts[effort_];
    world_.efforts.text_asked[effort_] = 0;
    ++world_.mediators.texts_tabled[envoy_.mediator()];
    send_copies(world_, luck_, effort_, row);
    world_.note(EventKind::text_tabled, actor_, static_cast<std::int32_t>(row),
                world_.texts.duration_hours[row]);
  }

 private:
  void raise(std::vector<double> Contacts::*column, std::size_t leader, double gain) {
    const int row = contact_of(world_, effort_, leader);
    if (row < 0) return;
    double& value = (world_.contacts.*column)[static_cast<std::size_t>(row)];
    value += gain * (1 - value);
  }

  void consult(std::size_t leader, double gain) {
    raise(&Contacts::consulted, leader,
          gain * access(world_, envoy_.mediator(), leader, envoy_.channel(leader)));
  }

  void learn(std::size_t leader, const Evidence& evidence) {
    add_evidence(world_, envoy_.mediator(), leader, evidence);
  }

  // What the lead thinks of the other side's readiness, as far as its word is believed (Kydd 2003;
  // model.md 4.2).
  void speak_of_the_others(std::size_t leader) {
    const formula::IssueText draft = envoy_.draft();
    double least = 1;
    for (std::size_t v = 0; v < envoy_.vetoes().size(); ++v)
      if (world_.leaders.party[envoy_.vetoes()[v]] != world_.leaders.party[leader])
        least = std::min(least, envoy_.yes(draft, v, envoy_.consulted(envoy_.vetoes()[v])));
    const double heard = credibility(world_, envoy_.mediator(), leader) *
                         access(world_, envoy_.mediator(), leader, envoy_.channel(leader));
    world_.add(world_.leaders.toughness_seen[leader],
               heard * det::log(rules_.message_odds) * (1 - 2 * least));
  }

  std::size_t write(double forecast) {
    const StrategySetup& plan = envoy_.strategy();
    const TextSeen seen = envoy_.seen(envoy_.draft(), 1);
    Texts& texts = world_.texts;
    const std::size_t row = append_row(texts);
    texts.setup[row] = -1;
    texts.lead[row] = actor_;
    texts.stage[row] = TextStage::tabled;
    texts.meant_as[row] = seen.taken_for;
    texts.tabled_hour[row] = world_.clock.hour();
    texts.duration_hours[row] = plan.duration_hours;
    texts.kind[row] = static_cast<std::int8_t>(plan.kind);
    texts.rival_share[row] = seen.rival_share;
    texts.issues[row] = issue_row(seen.issues);
    texts.leads[row] = seen.leads;
    texts.effort[row] = seen.effort;
    texts.way[row] = world_.efforts.way[effort_];
    texts.forecast[row] = forecast;
    texts.deferred[row] = seen.deferred;
    texts.deferred_days[row] = seen.deferred_days;
    texts.ambiguity[row] = seen.ambiguity;
    texts.deadline_hour[row] = world_.clock.hour() + plan.deadline_hours;
    texts.monitors[row] = plan.monitors;
    return row;
  }

  // With an effort's first text its leads are judged by whom they left out, with every text by whom alone
  // they asked.
  void judge_fairness(std::size_t text) {
    double most = 0;
    for (const std::size_t leader : envoy_.vetoes()) most = std::max(most, envoy_.consulted(leader));
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader) {
      if (!is_decider(world_, leader)) continue;
      double bad = 0;
      if (envoy_.is_excluded(leader) && world_.efforts.texts[effort_] == 0) bad += rules_.exclusion_bad;
      if (world_.setup->leaders[leader].value.needs_consultation && most >= consulted_from &&
          envoy_.consulted(leader) < consulted_from)
        bad += rules_.one_sided_bad;
      for (std::size_t m = 0; bad > 0 && m < world_.setup->mediators.size(); ++m)
        if (has_bit(world_.texts.leads[text], static_cast<int>(world_.setup->leaders.size() + m)))
          add_evidence(world_, m, leader, {.domain = Domain::neutrality, .bad = bad});
    }
  }

  World& world_;
  const Luck& luck_;
  const Mediation& rules_;
  const Envoy& envoy_;
  std::size_t effort_;
  std::int32_t actor_;
};

}  // namespace

void carry_out(World& world, const Luck& luck, const Mediation& rules, const Envoy& envoy,
               const LeadOption& option) {
  if (option.act == LeadAct::wait) return;
  ++world.efforts.acts[envoy.effort()];
  Acting acting(world, luck, rules, envoy);
  const int actor = actor_number(*world.setup, envoy.strategy().lead);
  const auto leader = static_cast<std::int32_t>(option.leader);
  const auto note = [&](EventKind kind) { world.note(kind, actor, leader, option.worth); };
  switch (option.act) {
    case LeadAct::call:
      return acting.call(option.leader), note(EventKind::call);
    case LeadAct::visit:
      return acting.visit(option.leader), note(EventKind::visit);
    case LeadAct::press:
      return acting.press(option.leader), note(EventKind::press);
    case LeadAct::funding:
      return acting.fund(option.leader), note(EventKind::funding);
    case LeadAct::repair:
      return acting.repair(option.leader), note(EventKind::repair);
    case LeadAct::reroute:
      world.efforts.way[envoy.effort()] = option.way;
      return world.note(EventKind::reroute, actor, static_cast<std::int32_t>(envoy.effort()), option.way);
    case LeadAct::meet:
      acting.meet();
      return world.note(EventKind::convening, actor, static_cast<std::int32_t>(envoy.effort()), option.worth);
    default:
      acting.table(envoy.chance(envoy.draft(), 0, 0));
  }
}

}  // namespace truce::diplomacy
