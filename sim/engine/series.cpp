// The series: read this list to know what a results file shows over time.
#include "sim/engine/series.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "sim/base/error.hpp"

namespace truce {
namespace {

// Series that begin anew in every step; all others hold at a moment or count from the start.
constexpr std::array<std::string_view, 4> counts_of_the_step{"stream_events", "intercepted", "fell_short",
                                                             "sirens"};

template <class T>
std::vector<std::string> ids_of(const Entries<T>& entries) {
  std::vector<std::string> ids;
  for (const auto& entry : entries) ids.push_back(entry.id);
  return ids;
}

// A series that is one column of one table.
template <class Table, class T>
SeriesTaker column(SeriesSpec spec, Table World::*table, std::vector<T> Table::*member) {
  return {std::move(spec), [table, member](const World& world, std::span<float> members) {
            const std::vector<T>& values = world.*table.*member;
            if (values.size() < members.size()) throw BugError("a recorded column has too few rows");
            std::transform(values.data(), values.data() + members.size(), members.data(),
                           [](T value) { return static_cast<float>(static_cast<double>(value)); });
          }};
}

// 0 when nothing holds, else 1 + kind of the live arrangement with the most signatories.
float live_halt(const World& world) {
  float kind = 0;
  bool mutual = false;
  for (std::size_t row = 0; row < rows_of(world.arrangements); ++row) {
    if (world.arrangements.end[row] != HaltEnd::lives ||
        world.arrangements.start_hour[row] > world.clock.hour())
      continue;
    if (mutual && world.arrangements.mutual[row] == 0) continue;
    mutual = world.arrangements.mutual[row] != 0;
    kind = 1 + static_cast<float>(world.arrangements.kind[row]);
  }
  return kind;
}

// 1 while no text is on the table.
float forum_vacant(const World& world) {
  return std::ranges::find(world.texts.stage, TextStage::tabled) == world.texts.stage.end() ? 1 : 0;
}

// How many units of each faction are as `is` says.
template <class Is>
SeriesTaker units_that(const char* name, const char* says, Is is) {
  return {{name, "faction", "1", says, NumberType::float32, {}},
          [is](const World& world, std::span<float> factions) {
            std::ranges::fill(factions, 0.0F);
            for (std::size_t unit = 0; unit < rows_of(world.units); ++unit)
              if (is(world.units, unit)) factions[world.units.faction[unit]] += 1;
          }};
}

void add_violence(std::vector<SeriesTaker>& list) {
  const auto stream = [&list](const char* name, const char* unit, const char* says, auto member) {
    list.push_back(column({name, "stream", unit, says, NumberType::float32, {}}, &World::streams, member));
  };
  stream("stream_events", "1", "events in the step", &Streams::events_step);
  stream("intensity", "h-1", "events expected per hour without restraint", &Streams::intensity);
  stream("stock", "1", "events left in stock, -1 = without limit", &Streams::stock);
  stream("intercepted", "1", "events intercepted in the step", &Streams::intercepted_step);
  stream("fell_short", "1", "events that fell short in the step", &Streams::fell_short_step);
  const auto party = [&list](const char* name, const char* unit, const char* says, auto member) {
    list.push_back(column({name, "party", unit, says, NumberType::float32, {}}, &World::parties, member));
  };
  party("holds", "1", "1 = the party's order is to hold fire", &Parties::holds);
  party("fighters_killed", "1", "own fighters killed so far", &Parties::fighters_killed);
  party("aim", "1", "war aim", &Parties::aim);
  party("weariness", "1", "weariness", &Parties::weariness);
  party("success", "1", "expected success of going on", &Parties::success);
  party("hostile_acts", "1", "attributed hostile acts, decayed over three hours", &Parties::hostile_acts);
  list.push_back(column({"ground",
                         "party",
                         "1",
                         "forces inside the other's territory",
                         NumberType::int8,
                         {"out", "inside", "withdrawn"}},
                        &World::parties, &Parties::ground));
  list.push_back(
      column({"compliance", "faction", "1", "share of ready units that obey", NumberType::float32, {}},
             &World::factions, &Factions::compliance));
  list.push_back(
      units_that("units_ready", "units neither tired nor suppressed",
                 [](const Units& units, std::size_t unit) { return units.mode[unit] == UnitMode::ready; }));
  list.push_back(units_that(
      "units_inside", "units inside the other's territory",
      [](const Units& units, std::size_t unit) { return units.place[unit] == UnitPlace::inside; }));
  list.push_back({{"halt",
                   "",
                   "1",
                   "arrangement in force",
                   NumberType::int8,
                   {"none", "lull", "one_sided", "pause", "truce", "lasting"}},
                  [](const World& world, std::span<float> one) { one[0] = live_halt(world); }});
  const auto works = [&list](const char* name, const char* unit, const char* says, auto member) {
    list.push_back(column({name, "works", unit, says, NumberType::float32, {}}, &World::works, member));
  };
  works("tunnels_found", "1", "hidden works found so far", &Works::found);
  works("tunnels_destroyed", "1", "hidden works destroyed so far", &Works::destroyed);
  works("believed_low", "1", "believed number of hidden works, 5 % quantile", &Works::believed_low);
  works("believed_median", "1", "believed number of hidden works, median", &Works::believed_median);
  works("believed_high", "1", "believed number of hidden works, 95 % quantile", &Works::believed_high);
  works("left_share", "1", "believed share of hidden works not yet destroyed", &Works::left_share);
  works("infiltrations", "1", "infiltrations so far", &Works::infiltrations);
}

void add_people(std::vector<SeriesTaker>& list) {
  const auto crowd = [&list](const char* name, const char* unit, const char* says, auto member) {
    list.push_back(column({name, "public", unit, says, NumberType::float32, {}}, &World::publics, member));
  };
  crowd("deaths", "1", "deaths so far, by event", &Publics::deaths);
  crowd("deaths_reported", "1", "deaths so far, as reported", &Publics::reported);
  crowd("backs", "1", "share of citizens against a stop", &Publics::backs);
  crowd("opinion_mean", "1", "mean opinion, -1 stop to +1 go on", &Publics::opinion_mean);
  crowd("opinion_spread", "1", "standard deviation of opinion", &Publics::opinion_spread);
  crowd("approval", "1", "approval of the leadership, points of 100", &Publics::approval);
  crowd("radicalised", "1", "radicalisation, points", &Publics::radicalised);
  crowd("displaced", "1", "share of citizens away from home", &Publics::displaced);
  list.push_back(column(
      {"sirens", "region", "1", "alert areas with a threatening event in the step", NumberType::float32, {}},
      &World::regions, &Regions::sirens_step));
  list.push_back(column({"fear", "region", "1", "fear of infiltrations, 0 to 1", NumberType::float32, {}},
                        &World::regions, &Regions::fear));
}

void add_diplomacy(std::vector<SeriesTaker>& list) {
  list.push_back(column({"pledge", "leader", "1", "public pledge to go on", NumberType::float32, {}},
                        &World::leaders, &Leaders::pledge));
  list.push_back(column({"momentum", "leader", "1", "momentum of kept quiet", NumberType::float32, {}},
                        &World::leaders, &Leaders::momentum));
  list.push_back(column({"toughness_seen",
                         "leader",
                         "1",
                         "log-odds that the other side will not yield",
                         NumberType::float32,
                         {}},
                        &World::leaders, &Leaders::toughness_seen));
  list.push_back(column({"effort", "mediator", "1", "effort of the mediator", NumberType::float32, {}},
                        &World::mediators, &Mediators::effort));
  list.push_back({{"forum_vacant", "", "1", "1 = no text is on the table", NumberType::int8, {"no", "yes"}},
                  [](const World& world, std::span<float> one) { one[0] = forum_vacant(world); }});
}

}  // namespace

const std::vector<SeriesTaker>& series_list() {
  static const std::vector<SeriesTaker> list = [] {
    std::vector<SeriesTaker> all;
    add_violence(all);
    add_people(all);
    add_diplomacy(all);
    for (SeriesTaker& taker : all)
      taker.spec.is_of_step =
          std::ranges::find(counts_of_the_step, taker.spec.name) != counts_of_the_step.end();
    return all;
  }();
  return list;
}

std::vector<Dimension> dimensions_of(const ScenarioSetup& setup, const std::vector<std::string>& strategies) {
  return {{"party", ids_of(setup.parties), "party to the conflict"},
          {"faction", ids_of(setup.factions), "organisation that owns fire"},
          {"stream", ids_of(setup.streams), "kind of violent event"},
          {"works", ids_of(setup.tunnels), "set of hidden works"},
          {"public", ids_of(setup.publics), "public"},
          {"region", ids_of(setup.regions), "region"},
          {"leader", ids_of(setup.leaders), "leader"},
          {"mediator", ids_of(setup.mediators), "mediator"},
          {"poll", ids_of(setup.polls), "poll"},
          {"strategy", strategies, "mediation strategy"}};
}

std::size_t members_of(const std::vector<Dimension>& dimensions, const std::string& name) {
  if (name.empty()) return 1;
  const auto known = std::ranges::find(dimensions, name, &Dimension::name);
  if (known == dimensions.end()) throw BugError("a series names an unknown dimension: " + name);
  return known->members.size();
}

}  // namespace truce
