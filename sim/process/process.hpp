// What a mechanism is: a card (name, phase, what it reads, writes and adds to), keys, and one verb, apply.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/world/world.hpp"

namespace truce {

// The order of an hour (model.md R.5). A later phase sees what an earlier one did.
enum class Phase {
  calendar,      // scripted facts of the calendar
  arrangements,  // start, expiry, deadlines
  orders,        // hold-fire orders and who obeys
  events,        // draw events of all streams from the state at the start of the step
  stocks,        // stocks, interception, harm
  search,        // hidden works: search, destruction, belief
  incidents,     // create, report, attribute
  triggers,      // does a party drop its order?
  opinion,       // outlets, citizens, polls, approval, displacement
  beliefs,       // success, weariness, trust, momentum
  mediators,     // perceive, choose an act
  leaks,
  replies,           // evaluate texts, answer
  new_arrangements,  // registered now, in force from the next step
  observation        // what is reported
};
inline constexpr std::size_t phase_count = 15;
inline constexpr std::array<std::string_view, phase_count> phase_names{
    "calendar",  "arrangements", "orders",   "events",           "stocks",
    "search",    "incidents",    "triggers", "opinion",          "beliefs",
    "mediators", "leaks",        "replies",  "new_arrangements", "observation"};

// A short list of names that fits in a constant.
struct Names {
  static constexpr std::size_t most = 48;
  std::array<std::string_view, most> name{};
  std::size_t count = 0;

  constexpr Names() = default;
  constexpr Names(std::initializer_list<std::string_view> list) {
    for (const std::string_view entry : list) name[count++] = entry;
  }
  // Both lists, one after the other.
  [[nodiscard]] constexpr Names operator+(const Names& more) const {
    Names both = *this;
    for (const std::string_view entry : more) both.name[both.count++] = entry;
    return both;
  }
  [[nodiscard]] constexpr const std::string_view* begin() const { return name.data(); }
  [[nodiscard]] constexpr const std::string_view* end() const { return name.data() + count; }
};

// Full column names ("streams.events_step"). A whole table that grows is written as "incidents.*".
struct Card {
  std::string_view name;
  Phase phase{};
  Names reads{};
  Names writes{};  // in a phase a column has one writer, and nobody else reads it
  Names adds{};    // through World::add: summed in list order at the end of the phase
  std::string_view says;
};

// A mechanism at work in one run: its card and its verbs, its own values bound inside.
struct Mechanism {
  Card card;
  std::function<void(World&, const Luck&)> start;  // initial state, step 0; may be empty
  std::function<void(World&, const Luck&)> apply;
};

template <class M>
concept IsMechanism = requires(const M mechanism, World& world, const Luck& luck) {
  { M::card } -> std::convertible_to<Card>;
  {mechanism.apply(world, luck)};
};

// Binds a mechanism's values (copied: no hidden memory) to its card.
template <IsMechanism M>
[[nodiscard]] Mechanism bind(M mechanism) {
  Mechanism bound{.card = M::card, .start = {}, .apply = {}};
  if constexpr (requires(World & world, const Luck& luck) { mechanism.start(world, luck); })
    bound.start = [mechanism](World& world, const Luck& luck) { mechanism.start(world, luck); };
  bound.apply = [mechanism](World& world, const Luck& luck) { mechanism.apply(world, luck); };
  return bound;
}

}  // namespace truce
