// Answers that are due in this step, in the order in which the copies were made.
#include "sim/diplomacy/replies.hpp"

#include "sim/diplomacy/actors.hpp"
#include "sim/diplomacy/cabinet.hpp"
#include "sim/diplomacy/decision.hpp"
#include "sim/diplomacy/threshold.hpp"

namespace truce {
namespace {

// What the leader answered in the record: 1 yes, 0 no, -1 unknown.
std::int8_t recorded_answer(const World& world, std::size_t leader, std::size_t text) {
  const std::int32_t setup = world.texts.setup[text];
  if (setup < 0) return -1;
  const auto& recorded = world.setup->texts[static_cast<std::size_t>(setup)].value.recorded;
  const int row = row_of(recorded, world.setup->leaders[leader].id);
  return row < 0 ? std::int8_t{-1} : std::int8_t{recorded[static_cast<std::size_t>(row)].value > 0.5};
}

// The hard form of the rival term (ruling M1's switch).
bool refuses_outright(const World& world, std::size_t leader, const diplomacy::TextSeen& text) {
  return world.setup->leaders[leader].value.refuses_rival_channel &&
         text.rival_share >= world.setup->decision.rival_refused_from;
}

void answer(World& world, const Luck& luck, std::size_t copy, const Replies& rules) {
  const std::size_t leader = world.copies.leader[copy];
  const std::size_t text = world.copies.text[copy];
  const diplomacy::TextSeen seen = diplomacy::seen_copy(world, copy);
  const diplomacy::Weighed weighed = diplomacy::weigh(world, luck, leader, seen);
  DecisionRow row = diplomacy::decision_row(world, leader, static_cast<std::int32_t>(text), weighed);
  row.draw = diplomacy::reply_threshold(world, luck, Stream::reply, leader, text);
  row.own_text = diplomacy::has_bit(seen.authors, static_cast<int>(leader)) ? 1 : 0;
  row.answer = row.own_text != 0 || row.draw < row.probability ? 1 : 0;
  if (rules.cabinets_vote && row.own_text == 0)
    if (const auto said = diplomacy::cabinet_answer(world, luck, copy, row.answer != 0, rules.bypass_most))
      row.answer = *said ? 1 : 0;
  if (row.own_text == 0 && refuses_outright(world, leader, seen)) row.answer = 0;
  row.recorded = recorded_answer(world, leader, text);
  world.copies.answer[copy] = row.answer;
  world.journal.decisions.push_back(row);
  world.note(EventKind::reply, row.leader, row.text, row.answer);
}

}  // namespace

void Replies::apply(World& world, const Luck& luck) const {
  for (std::size_t copy = 0; copy < rows_of(world.copies); ++copy)
    if (world.copies.answer[copy] < 0 && world.copies.due_hour[copy] <= world.clock.hour())
      answer(world, luck, copy, *this);
}

}  // namespace truce
