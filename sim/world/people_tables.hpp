// Columns of people: publics, citizens, regions, outlets.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/world/registry.hpp"

namespace truce {

struct Publics {
  static constexpr std::string_view name = "publics";
  std::vector<std::int32_t> party;       // party it sides with, -1 = onlooker
  std::vector<std::int64_t> first;       // its citizens are rows first .. first + citizens - 1
  std::vector<std::int64_t> citizens;
  std::vector<double> deaths;            // true deaths so far
  std::vector<double> deaths_step;
  std::vector<double> deaths_day;        // decayed count of the last day
  std::vector<double> fighters_killed;   // of the deaths, those who took part in the fighting
  std::vector<double> reported;          // deaths as reported so far
  std::vector<double> backs;             // share with opinion above 0: against a stop
  std::vector<double> opinion_mean;
  std::vector<double> opinion_spread;
  std::vector<double> shock;             // shift of opinion to be applied at the next update
  std::vector<double> approval;          // points
  std::vector<double> radicalised;       // points
  std::vector<double> deaths_today;      // since the last whole day of the run
  std::vector<double> displaced;         // share of citizens away from home
  std::vector<double> siren_hours;       // area-hours with a threatening event, so far

  static constexpr auto columns = std::tuple{
      ColumnOf{"party", &Publics::party, "", "party it sides with, -1 = onlooker"},
      ColumnOf{"first", &Publics::first, "", "row of its first citizen"},
      ColumnOf{"citizens", &Publics::citizens, "1", "number of its citizens"},
      ColumnOf{"deaths", &Publics::deaths, "1", "deaths so far"},
      ColumnOf{"deaths_step", &Publics::deaths_step, "1", "deaths in the step"},
      ColumnOf{"deaths_day", &Publics::deaths_day, "1/day", "deaths a day, decayed"},
      ColumnOf{"fighters_killed", &Publics::fighters_killed, "1", "of the deaths, those who took part in the fighting"},
      ColumnOf{"reported", &Publics::reported, "1", "deaths as reported so far"},
      ColumnOf{"backs", &Publics::backs, "1", "share against a stop"},
      ColumnOf{"opinion_mean", &Publics::opinion_mean, "1", "mean opinion"},
      ColumnOf{"opinion_spread", &Publics::opinion_spread, "1", "standard deviation of opinion"},
      ColumnOf{"shock", &Publics::shock, "1", "shift of opinion at the next update"},
      ColumnOf{"approval", &Publics::approval, "points", "approval of its leadership"},
      ColumnOf{"radicalised", &Publics::radicalised, "points", "radicalisation"},
      ColumnOf{"deaths_today", &Publics::deaths_today, "1", "deaths since the last whole day of the run"},
      ColumnOf{"displaced", &Publics::displaced, "1", "share of citizens away from home"},
      ColumnOf{"siren_hours", &Publics::siren_hours, "1", "area-hours with a threatening event, so far"}};
};

struct Citizens {
  static constexpr std::string_view name = "citizens";
  std::vector<float> opinion;            // -1 stop .. +1 go on
  std::vector<float> anchor;
  std::vector<float> openness;           // s: weight of others against the own anchor
  std::vector<std::int16_t> region;
  std::vector<std::int16_t> outlet;      // main outlet, -1 none
  std::vector<std::int8_t> displaced;

  static constexpr auto columns = std::tuple{
      ColumnOf{"opinion", &Citizens::opinion, "1", "opinion, -1 stop to +1 go on"},
      ColumnOf{"anchor", &Citizens::anchor, "1", "own first opinion"},
      ColumnOf{"openness", &Citizens::openness, "1", "weight of others against the own anchor"},
      ColumnOf{"region", &Citizens::region, "", "region of home"},
      ColumnOf{"outlet", &Citizens::outlet, "", "main outlet, -1 none"},
      ColumnOf{"displaced", &Citizens::displaced, "", "1 = away from home"}};
};

struct Regions {
  static constexpr std::string_view name = "regions";
  std::vector<std::int64_t> sirens_step;   // areas with a threatening event in the step
  std::vector<std::int64_t> sirens;        // area-hours so far
  std::vector<double> deaths_step;
  std::vector<double> exposure;            // decayed hostile events that concerned it
  std::vector<double> fear;                // of infiltrations, 0-1

  static constexpr auto columns = std::tuple{
      ColumnOf{"sirens_step", &Regions::sirens_step, "1", "areas with a threatening event in the step"},
      ColumnOf{"sirens", &Regions::sirens, "1", "area-steps with a threatening event so far"},
      ColumnOf{"deaths_step", &Regions::deaths_step, "1", "deaths in the step"},
      ColumnOf{"exposure", &Regions::exposure, "1", "hostile events that concerned it, decayed"},
      ColumnOf{"fear", &Regions::fear, "1", "fear of infiltrations"}};
};

struct Outlets {
  static constexpr std::string_view name = "outlets";
  std::vector<double> tone;              // opinion it carries now

  static constexpr auto columns = std::tuple{ColumnOf{"tone", &Outlets::tone, "1", "opinion it carries, -1 to 1"}};
};

}  // namespace truce
