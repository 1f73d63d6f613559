// Only adds rows: putting halts into force and ending them is `halts`, in every mode.
#include "sim/diplomacy/agreements.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/det_math.hpp"
#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/halt_plan.hpp"
#include "sim/diplomacy/halts_seen.hpp"
#include "sim/diplomacy/standing.hpp"
#include "sim/diplomacy/threshold.hpp"

namespace truce {
namespace {

using diplomacy::bit;
using diplomacy::HaltPlan;
using diplomacy::has_bit;
using diplomacy::has_veto;

enum class Verdict { open, yes, no };

// What a party says to a text: no as soon as one of its vetoes says no, yes when all have said yes.
Verdict verdict(const World& world, std::size_t text, std::size_t party) {
  int vetoes = 0;
  bool open = false;
  for (std::size_t leader = 0; leader < rows_of(world.leaders); ++leader) {
    if (!has_veto(world, leader, party)) continue;
    ++vetoes;
    const int copy = diplomacy::copy_of(world, text, leader);
    const std::int8_t answer =
        copy < 0 ? std::int8_t{-1} : world.copies.answer[static_cast<std::size_t>(copy)];
    if (answer == 0) return Verdict::no;
    open = open || answer < 0;
  }
  if (vetoes == 0) return Verdict::no;
  return open ? Verdict::open : Verdict::yes;
}

// Texts that declare, report or list principles are answered but stop nothing.
bool can_start_a_halt(TextClass kind) {
  return kind != TextClass::declaratory && kind != TextClass::report_only && kind != TextClass::principles &&
         kind != TextClass::unilateral_exit;
}

// The first full hour at or after `hour`.
double full_hour(double hour) {
  const double whole = static_cast<double>(static_cast<std::int64_t>(hour));
  return whole < hour ? whole + 1 : whole;
}

// One step of one mechanism's work on the texts and halts.
class Notary {
 public:
  Notary(World& world, const Luck& luck, const Agreements& rules)
      : world_(world), luck_(luck), rules_(rules) {}

  void settle(std::size_t text) {
    std::int64_t yes = 0;
    std::size_t parties = 0;
    bool open = false;
    for (std::size_t p = 0; p < rows_of(world_.parties); ++p) {
      const Verdict said = verdict(world_, text, p);
      open = open || said == Verdict::open;
      if (said != Verdict::yes) continue;
      yes |= bit(static_cast<int>(p));
      ++parties;
    }
    if (parties == rows_of(world_.parties)) {
      world_.texts.stage[text] = TextStage::accepted;
      if (makes_halts()) sign(text, yes);
    } else if (!open) {
      world_.texts.stage[text] = TextStage::refused;
      note_failure(text);
      harden(text);
      if (parties == 1 && makes_halts()) perhaps_stop_alone(text, yes);
    } else if (world_.clock.hour() >= deadline(text)) {
      world_.texts.stage[text] = TextStage::dead;
      note_failure(text);
    }
  }

  [[nodiscard]] double deadline(std::size_t text) const {
    const bool has_its_own = world_.texts.deadline_hour[text] > 0;
    return has_its_own ? world_.texts.deadline_hour[text]
                       : world_.texts.tabled_hour[text] + rules_.patience_hours;
  }

  // In recorded mode texts are answered and end, but which halts come is the record's.
  [[nodiscard]] bool makes_halts() const { return world_.setup->arrangements == ArrangementMode::negotiated; }

  void perhaps_prolong(std::size_t row) {
    const Arrangements& list = world_.arrangements;
    if (list.end[row] != HaltEnd::lives || list.mutual[row] == 0 || list.setup[row] >= 0 ||
        list.planned_hours[row] < 0 || list.text[row] < 0 || !is_held(row))
      return;
    const double end = list.start_hour[row] + list.planned_hours[row];
    const double decided =
        std::max(end - rules_.decided_before_hours, list.start_hour[row] + world_.clock.step_hours);
    if (decided <= world_.clock.hour() - world_.clock.step_hours || decided > world_.clock.hour()) return;
    HaltPlan plan{list.text[row],
                  list.signatories[row],
                  end,
                  list.planned_hours[row],
                  list.kind[row],
                  list.work_allowed[row] != 0,
                  list.work_contested[row] != 0,
                  list.monitored[row],
                  list.pressed[row]};
    if (!diplomacy::is_overtaken(world_, row, plan) &&
        all_would_go_on(static_cast<std::size_t>(list.text[row]), row))
      diplomacy::write_down(world_, plan);
  }

 private:
  // The most that any leader was pressed by the effort behind a text.
  double pressure_behind(std::size_t text) const {
    double most = 0;
    for (std::size_t row = 0; row < rows_of(world_.contacts); ++row)
      if (world_.contacts.effort[row] + 1 == world_.texts.effort[text])
        most = std::max(most, world_.contacts.pressed[row]);
    return most;
  }

  // Whether the vetoes of a party read the text, each in its own copy, as leave to search on.
  [[nodiscard]] bool reads_leave_to_search(std::size_t text, std::size_t party) const {
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader) {
      const int copy = diplomacy::copy_of(world_, text, leader);
      if (copy < 0 || !has_veto(world_, leader, party)) continue;
      const std::optional<double> read = diplomacy::reads(
          world_, luck_, leader, diplomacy::seen_copy(world_, static_cast<std::size_t>(copy)),
          formula::Issue::tunnel_work);
      if (read.value_or(0.0) < rules_.work_allowed_from) return false;
    }
    return true;
  }

  [[nodiscard]] bool searches(std::size_t party) const {
    return std::ranges::any_of(world_.works.searcher,
                               [&](PartyId searcher) { return searcher == PartyId(party); });
  }

  // Who searches goes by its own reading; the others may have read a ban.
  void settle_search(HaltPlan& plan, std::size_t text) const {
    bool banned_by_another = false;
    for (std::size_t p = 0; p < rows_of(world_.parties); ++p) {
      if (!has_bit(plan.signatories, static_cast<int>(p))) continue;
      const bool leave = reads_leave_to_search(text, p);
      if (searches(p)) plan.work_allowed = plan.work_allowed || leave;
      banned_by_another = banned_by_another || (!searches(p) && !leave);
    }
    plan.work_contested = plan.work_allowed && banned_by_another;
  }

  HaltPlan plan_of(std::size_t text, std::int64_t signatories) const {
    const diplomacy::TextSeen seen = diplomacy::seen_text(world_, text, 1);
    const double planned = diplomacy::planned_hours(seen);
    const HaltKind kind = planned < 0                           ? HaltKind::lasting
                          : planned <= rules_.pause_up_to_hours ? HaltKind::pause
                                                                : HaltKind::truce;
    HaltPlan plan{.text = static_cast<std::int32_t>(text),
                  .signatories = signatories,
                  .start = full_hour(world_.clock.hour() + std::max(rules_.notice_hours, 0.0)),
                  .planned = planned,
                  .kind = kind,
                  .monitored = diplomacy::monitoring_by(world_, seen.leads, world_.texts.monitors[text]),
                  .pressed = pressure_behind(text)};
    settle_search(plan, text);
    return plan;
  }

  // What a later look at the violence is held against (mechanism `reputation`).
  void note_failure(std::size_t text) {
    world_.texts.failed_hour[text] = world_.clock.hour();
    world_.texts.deaths_day_then[text] = diplomacy::deaths_per_day(world_);
  }

  // A failed round binds those who answered it in public, and takes cover from them for a while (ruling M6);
  // not who took it for a mere concept.
  void harden(std::size_t text) {
    for (std::size_t copy = 0; copy < rows_of(world_.copies); ++copy) {
      if (world_.copies.text[copy] != text || world_.copies.taken_for[copy] == TextStage::concept_) continue;
      const std::size_t leader = world_.copies.leader[copy];
      double& pledge = world_.leaders.pledge[leader];
      world_.add(pledge, rules_.failed_round_pledge * std::max(1 - pledge, 0.0));
      world_.add(world_.leaders.cover_lost[leader], rules_.failed_round_cover);
    }
  }

  void sign(std::size_t text, std::int64_t signatories) {
    if (!can_start_a_halt(static_cast<TextClass>(world_.texts.kind[text]))) return;
    const HaltPlan plan = plan_of(text, signatories);
    if (!diplomacy::is_bound_beyond(world_, plan)) diplomacy::write_down(world_, plan);
  }

  void perhaps_stop_alone(std::size_t text, std::int64_t signatory) {
    if (!can_start_a_halt(static_cast<TextClass>(world_.texts.kind[text]))) return;
    Draws draws = luck_.at(Stream::party_act, born_entity(diplomacy::text_address(world_, text), 3, 0));
    if (!draws.chance(rules_.one_sided_chance)) return;
    HaltPlan plan = plan_of(text, signatory);
    plan.kind = HaltKind::one_sided;
    plan.planned = plan.planned < 0 ? rules_.one_sided_hours : std::min(plan.planned, rules_.one_sided_hours);
    if (plan.planned > 0 && !diplomacy::is_bound_beyond(world_, plan)) diplomacy::write_down(world_, plan);
  }

  bool is_held(std::size_t row) const {
    return std::ranges::find(world_.parties.halt, static_cast<std::int32_t>(row)) !=
           world_.parties.halt.end();
  }

  // The text is answered once more by all vetoes, with the war and the momentum of now.
  bool all_would_go_on(std::size_t text, std::size_t row) {
    bool all = true;
    for (std::size_t leader = 0; leader < rows_of(world_.leaders); ++leader) {
      const std::int32_t party = world_.leaders.party[leader];
      if (party < 0 || !has_bit(world_.arrangements.signatories[row], party) ||
          !has_veto(world_, leader, static_cast<std::size_t>(party)))
        continue;
      all = would_go_on(leader, text) && all;
    }
    return all;
  }

  bool would_go_on(std::size_t leader, std::size_t text) {
    const int copy = diplomacy::copy_of(world_, text, leader);
    const diplomacy::TextSeen seen = copy < 0 ? diplomacy::seen_text(world_, text, 1)
                                              : diplomacy::seen_copy(world_, static_cast<std::size_t>(copy));
    const diplomacy::Weighed weighed = diplomacy::weigh(world_, luck_, leader, seen);
    DecisionRow said = diplomacy::decision_row(world_, leader, static_cast<std::int32_t>(text), weighed);
    said.draw = diplomacy::reply_threshold(world_, luck_, Stream::extension, leader, text);
    said.answer = said.draw < said.probability ? 1 : 0;
    world_.journal.decisions.push_back(said);
    world_.note(EventKind::reply, said.leader, static_cast<std::int32_t>(text), said.answer);
    return said.answer != 0;
  }

  World& world_;
  const Luck& luck_;
  const Agreements& rules_;
};

}  // namespace

void Agreements::apply(World& world, const Luck& luck) const {
  Notary notary(world, luck, *this);
  const std::size_t halts = rows_of(world.arrangements);
  for (std::size_t text = 0; text < rows_of(world.texts); ++text)
    if (world.texts.stage[text] == TextStage::tabled) notary.settle(text);
  for (std::size_t row = 0; notary.makes_halts() && row < halts; ++row) notary.perhaps_prolong(row);
}

}  // namespace truce
