// Columns of halts: what was agreed or declared, how long it was kept, and how it ended.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "sim/world/registry.hpp"

namespace truce {

enum class HaltKind : std::int8_t { lull, one_sided, pause, truce, lasting };
enum class HaltEnd : std::int8_t { lives, expired, collapsed, renewed, replaced, horizon };

struct Arrangements {
  static constexpr std::string_view name = "arrangements";
  std::vector<std::int32_t> setup;        // row of the recorded halt, -1 = made in the run
  std::vector<std::int32_t> text;         // text it came from, -1 none
  std::vector<HaltKind> kind;
  std::vector<double> start_hour;
  std::vector<double> planned_hours;      // -1 open-ended
  std::vector<double> end_hour;           // -1 while it lives
  std::vector<HaltEnd> end;
  std::vector<std::int32_t> ended_by;     // party whose order fell first, -1 none
  std::vector<std::int8_t> mutual;        // 1 = both sides agreed
  std::vector<std::int32_t> signatories;  // bit p set: party p agreed
  std::vector<std::int8_t> work_allowed;  // who searches for hidden works holds that it may go on
  std::vector<std::int8_t> work_contested;  // 1 = another signatory reads its text otherwise
  std::vector<double> first_breach_hour;  // -1 none: first hostile act of either side after the start
  std::vector<double> acts;               // hostile acts of both sides while in force
  std::vector<double> monitored;          // monitoring on the ground, 0-1
  std::vector<double> pressed;            // pressure under which it was agreed, 0-1

  static constexpr auto columns =
      std::tuple{ColumnOf{"setup", &Arrangements::setup, "", "recorded halt it came from, -1 none"},
                 ColumnOf{"text", &Arrangements::text, "", "text it came from, -1 none"},
                 ColumnOf{"kind", &Arrangements::kind, "", "lull, one_sided, pause, truce, lasting"},
                 ColumnOf{"start_hour", &Arrangements::start_hour, "h", "start"},
                 ColumnOf{"planned_hours", &Arrangements::planned_hours, "h", "planned length, -1 open-ended"},
                 ColumnOf{"end_hour", &Arrangements::end_hour, "h", "end, -1 while it lives"},
                 ColumnOf{"end", &Arrangements::end, "", "how it ended"},
                 ColumnOf{"ended_by", &Arrangements::ended_by, "", "party whose order fell first, -1 none"},
                 ColumnOf{"mutual", &Arrangements::mutual, "", "1 = both sides agreed"},
                 ColumnOf{"signatories", &Arrangements::signatories, "", "bit p set: party p agreed"},
                 ColumnOf{"work_allowed", &Arrangements::work_allowed, "", "who searches for hidden works holds that it may go on"},
                 ColumnOf{"work_contested", &Arrangements::work_contested, "", "1 = another signatory reads its text otherwise"},
                 ColumnOf{"first_breach_hour", &Arrangements::first_breach_hour, "h", "first hostile act, -1 none"},
                 ColumnOf{"acts", &Arrangements::acts, "1", "hostile acts of both sides while in force"},
                 ColumnOf{"monitored", &Arrangements::monitored, "1", "monitoring on the ground"},
                 ColumnOf{"pressed", &Arrangements::pressed, "1", "pressure under which it was agreed"}};
};

}  // namespace truce
