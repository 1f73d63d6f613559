// The journal: what happened in a step, row by row, for observers to take away. Not part of the state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace truce {

enum class EventKind : std::int8_t {
  halt_starts, halt_ends, order_dropped, ground_entry, ground_exit, infiltration, incident,
  text_tabled, reply, poll, leak, statement, visit, call, convening, pledge, blame, restraint,
  breach, vote, press, funding, repair, denial, channel_closed, channel_opened, invitation, text_asked, reroute,
  taken_for, hand_seen, delivery
};

// `actor` and `object` are rows whose table depends on the kind (FORMAT.md lists them).
struct EventRow {
  double hour = 0;
  EventKind kind{};
  std::int32_t actor = -1;
  std::int32_t object = -1;
  double value = 0;
};

struct PollRow {
  double hour = 0;
  std::int32_t poll = -1;      // row of the scenario's polls
  double percent = 0;          // published
  double true_percent = 0;     // of all citizens of that public
};

// Every term of one reply (ruling M1), utils, already scaled, in the order of formula::term_names.
struct DecisionRow {
  static constexpr std::size_t terms = 16;
  double hour = 0;
  std::int32_t text = -1;      // row of Texts
  std::int32_t leader = -1;
  double scale = 0;            // d(T)
  std::array<double, terms> term{};
  double sum = 0;
  double probability = 0;
  double draw = 0;             // uniform threshold: yes if below the probability
  std::int8_t answer = 0;      // 1 yes
  std::int8_t own_text = 0;
  std::int8_t binding = -1;    // term whose removal raises the probability most, -1 none
  std::int8_t recorded = -1;   // what was answered in the record: 1 yes, 0 no, -1 unknown
};

struct Journal {
  std::vector<EventRow> events;
  std::vector<PollRow> polls;
  std::vector<DecisionRow> decisions;

  void clear() {
    events.clear();
    polls.clear();
    decisions.clear();
  }
};

}  // namespace truce
