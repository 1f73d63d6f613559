// Phase by phase: conflict checks at the start, buffered additions at the end of each phase.
#include "sim/process/pipeline.hpp"

#include <algorithm>
#include <string>

#include "sim/base/error.hpp"

namespace truce {
namespace {

// True if two names mean a common column: equal, or one is the whole table of the other ("incidents.*").
bool touches(std::string_view a, std::string_view b) {
  const auto table = [](std::string_view name) { return name.substr(0, name.find('.')); };
  if (a.ends_with(".*") || b.ends_with(".*")) return table(a) == table(b);
  return a == b;
}

bool any_touch(const Names& first, const Names& second, std::string_view& column) {
  for (const std::string_view a : first)
    for (const std::string_view b : second)
      if (touches(a, b)) {
        column = a;
        return true;
      }
  return false;
}

void check_pair(const Card& a, const Card& b) {
  std::string_view column;
  const bool conflict = any_touch(a.writes, b.writes, column) || any_touch(a.writes, b.reads, column) ||
                        any_touch(a.reads, b.writes, column) || any_touch(a.writes, b.adds, column) ||
                        any_touch(a.adds, b.writes, column);
  require(!conflict, "mechanisms '" + std::string(a.name) + "' and '" + std::string(b.name) + "' of phase '" +
                         std::string(phase_names[static_cast<std::size_t>(a.phase)]) +
                         "' both touch column '" + std::string(column) +
                         "' and one of them writes it; put one into another phase or let it add");
}

void check_names(const Card& card, const std::vector<std::string>& known) {
  const auto check = [&](const Names& names) {
    for (const std::string_view name : names)
      require(std::ranges::any_of(known, [&](const std::string& column) { return touches(name, column); }),
              "the card of '" + std::string(card.name) + "' names column '" + std::string(name) +
                  "', which no table has");
  };
  check(card.reads);
  check(card.writes);
  check(card.adds);
}

}  // namespace

Pipeline::Pipeline(std::vector<Mechanism> mechanisms)
    : mechanisms_(std::move(mechanisms)), phases_(phase_count) {
  const std::vector<std::string> known = column_names();
  for (std::size_t m = 0; m < mechanisms_.size(); ++m) {
    const Card& card = mechanisms_[m].card;
    check_names(card, known);
    for (const int other : phases_[static_cast<std::size_t>(card.phase)])
      check_pair(mechanisms_[static_cast<std::size_t>(other)].card, card);
    phases_[static_cast<std::size_t>(card.phase)].push_back(static_cast<int>(m));
  }
}

void Pipeline::start(World& world, const Luck& luck) const {
  for (const Mechanism& mechanism : mechanisms_)
    if (mechanism.start) mechanism.start(world, luck);
  world.journal.clear();
}

void Pipeline::step(World& world, const Luck& luck, PhaseOrder order) const {
  for (const std::vector<int>& members : phases_) run_phase(members, world, luck, order);
}

void Pipeline::run_phase(const std::vector<int>& members, World& world, const Luck& luck,
                         PhaseOrder order) const {
  std::vector<int> turns = members;
  if (order == PhaseOrder::reversed) std::ranges::reverse(turns);
  for (const int turn : turns) {
    world.mechanism = turn;
    mechanisms_[static_cast<std::size_t>(turn)].apply(world, luck);
  }
  std::ranges::stable_sort(world.additions, {}, &Addition::mechanism);
  for (const Addition& addition : world.additions) *addition.target += addition.amount;
  world.additions.clear();
}

}  // namespace truce
